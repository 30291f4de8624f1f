package dev.slipway.portal.deployment;

import dev.slipway.portal.InvalidInput;
import dev.slipway.portal.app.AppName;
import dev.slipway.portal.cloud.ImageRegistry;
import dev.slipway.portal.cloud.ImageRegistry.Image;
import reactor.core.publisher.Mono;

/** Looks whether an image may be deployed: the app's own, for our platform, built from the commit that is named. */
final class ImageCheck {

    static final String REVISION = "org.opencontainers.image.revision";

    private final ImageRegistry registry;
    private final DeploymentProperties settings;

    ImageCheck(ImageRegistry registry, DeploymentProperties settings) {
        this.registry = registry;
        this.settings = settings;
    }

    /** Completes when the image may be deployed, or signals {@link InvalidInput}. */
    Mono<Void> check(AppName app, String digest, String commit) {
        return this.registry
                .findImage(app.registry(), digest)
                .switchIfEmpty(Mono.error(() -> new InvalidInput(
                        "digest",
                        "The registry '%s' holds no image %s. Push the image first, then deploy the digest that the push gave."
                                .formatted(app.registry(), digest))))
                .doOnNext(image -> check(image, commit))
                .then();
    }

    private void check(Image image, String commit) {
        String platform = image.os() + "/" + image.architecture();
        if (!platform.equals(this.settings.platform())) {
            throw new InvalidInput(
                    "digest",
                    "The image is for %s, and the platform runs %s. Build it for that."
                            .formatted(platform, this.settings.platform()));
        }
        String revision = image.labels().get(REVISION);
        if (!commit.equals(revision)) {
            throw new InvalidInput(
                    "commit",
                    "The image's label %s says '%s', not '%s'. Deploy an image with the commit that it was built from."
                            .formatted(REVISION, (revision != null) ? revision : "nothing", commit));
        }
    }
}
