package dev.slipway.portal.deployment;

import dev.slipway.portal.InvalidInput;
import dev.slipway.portal.NotFound;
import dev.slipway.portal.access.Action;
import dev.slipway.portal.access.Caller;
import dev.slipway.portal.access.Policy;
import dev.slipway.portal.app.AppDirectory;
import dev.slipway.portal.app.AppName;
import dev.slipway.portal.cloud.ImageScans;
import dev.slipway.portal.cloud.ImageScans.Finding;
import dev.slipway.portal.cloud.ImageScans.ImageScan;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Tells what the registry's scan has found in an image. The pipeline decides by it whether to deploy. */
@RestController
class ImageScanApi {

    private final AppDirectory apps;
    private final ImageScans scans;
    private final Policy policy;

    ImageScanApi(AppDirectory apps, ImageScans scans, Policy policy) {
        this.apps = apps;
        this.scans = scans;
        this.policy = policy;
    }

    @GetMapping("/api/v1/apps/{app}/images/{digest}/scan")
    Mono<Answer> scan(Caller caller, @PathVariable AppName app, @PathVariable String digest) {
        return this.apps
                .find(app)
                .switchIfEmpty(Mono.error(() -> new NotFound("There is no app '%s'.".formatted(app))))
                .doOnNext(found -> this.policy.check(caller, Action.DEPLOYMENT_READ, found, null))
                .flatMap(found -> this.scans.scan(found.name().registry(), checked(digest)))
                .switchIfEmpty(Mono.error(
                        () -> new NotFound("The registry of '%s' holds no image '%s'.".formatted(app, digest))))
                .map(Answer::of);
    }

    private static String checked(String digest) {
        if (!digest.matches("sha256:[0-9a-f]{64}")) {
            throw new InvalidInput(
                    "digest", "'%s' is no digest: it is 'sha256:' and 64 hexadecimal digits.".formatted(digest));
        }
        return digest;
    }

    /**
     * The answer.
     *
     * @param state {@code pending}, {@code complete} or {@code failed}
     * @param reason what the scanner says of it
     * @param findings what it has found
     */
    record Answer(String state, @Nullable String reason, List<Finding> findings) {

        static Answer of(ImageScan scan) {
            return new Answer(scan.state().name().toLowerCase(Locale.ROOT), scan.reason(), scan.findings());
        }
    }
}
