package dev.slipway.portal.deployment.gate;

import dev.slipway.portal.InvalidInput;
import dev.slipway.portal.cloud.ImageRegistry;
import dev.slipway.portal.cloud.ImageRegistry.Image;
import dev.slipway.portal.deployment.Gate;
import reactor.core.publisher.Mono;

/** The image is the app's own, for our platform, and built from the commit that is named. */
final class ImageGate implements Gate {

    static final String REVISION = "org.opencontainers.image.revision";

    private final ImageRegistry registry;
    private final String platform;

    ImageGate(ImageRegistry registry, String platform) {
        this.registry = registry;
        this.platform = platform;
    }

    /** What is gone from the registry cannot be rolled back to. */
    @Override
    public boolean stopsRollbacks() {
        return true;
    }

    @Override
    public Mono<String> refusal(Attempt attempt) {
        String repository = attempt.app().name().registry();
        String digest = attempt.order().digest();
        return this.registry
                .findImage(repository, digest)
                .switchIfEmpty(Mono.error(() -> new InvalidInput(
                        "digest",
                        "The registry '%s' holds no image %s. Push the image first, then deploy the digest that the push gave."
                                .formatted(repository, digest))))
                .doOnNext(image -> check(image, attempt.order().commit()))
                .then(Mono.empty());
    }

    private void check(Image image, String commit) {
        String found = image.os() + "/" + image.architecture();
        if (!found.equals(this.platform)) {
            throw new InvalidInput(
                    "digest",
                    "The image is for %s, and the platform runs %s. Build it for that."
                            .formatted(found, this.platform));
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
