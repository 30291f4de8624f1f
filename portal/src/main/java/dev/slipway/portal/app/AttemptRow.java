package dev.slipway.portal.app;

import dev.slipway.portal.deployment.Deployment;
import dev.slipway.portal.web.PageAddress;
import dev.slipway.portal.web.ShortId;
import dev.slipway.portal.web.StateLabel;
import dev.slipway.portal.web.TimeWords;
import dev.slipway.portal.web.When;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A deployment as a row of its app's page.
 *
 * @param id its id
 * @param page its page
 * @param when when it was asked for
 * @param environment where to
 * @param state how it went
 * @param lasted how long it took; empty until it ended
 * @param commit the commit
 * @param digest the image
 * @param who who asked
 * @param build page of the build
 * @param reason why it failed or was refused
 * @param log last log lines of a failed one
 */
public record AttemptRow(
        String id,
        String page,
        When when,
        String environment,
        StateLabel state,
        String lasted,
        ShortId commit,
        ShortId digest,
        String who,
        @Nullable String build,
        String reason,
        String log) {

    /** Describes a deployment. */
    public static AttemptRow of(Deployment deployment, Instant now) {
        StateLabel state = switch (deployment.state()) {
            case WAITING -> StateLabel.held("waits for approval");
            case QUEUED -> StateLabel.waiting("queued");
            case RUNNING -> StateLabel.running("running");
            case SUCCEEDED -> StateLabel.done("succeeded");
            case FAILED -> StateLabel.failed("failed");
            case CANCELLED -> StateLabel.held("cancelled");
            case REFUSED -> StateLabel.held("refused");
        };
        return new AttemptRow(
                deployment.id(),
                "/apps/%s/deployments/%s".formatted(deployment.app(), deployment.id()),
                When.of(deployment.createdAt(), now),
                deployment.environment().value(),
                state,
                lasted(deployment),
                ShortId.commit(deployment.commit()),
                ShortId.digest(deployment.digest()),
                deployment.who(),
                PageAddress.outside(deployment.build()),
                Objects.requireNonNullElse(deployment.reason(), ""),
                String.join("\n", deployment.logTail()));
    }

    private static String lasted(Deployment deployment) {
        Instant ended = deployment.endedAt();
        return ended == null ? "" : TimeWords.lasting(Duration.between(deployment.createdAt(), ended));
    }
}
