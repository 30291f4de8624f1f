package dev.slipway.portal.deployment;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A deployment as the API shows it.
 *
 * @param id its id
 * @param app the app's name
 * @param environment the environment's name
 * @param state {@code queued}, {@code running}, {@code succeeded}, {@code failed} or {@code refused}
 * @param digest digest of the image
 * @param commit commit that the image was built from
 * @param build page of the build
 * @param who who asked
 * @param createdAt when it was asked for
 * @param startedAt when it began
 * @param endedAt when it ended
 * @param reason why it failed or was refused
 * @param logTail last log lines of a failed one
 * @param run address of its run, with the steps
 */
record DeploymentAnswer(
        String id,
        String app,
        String environment,
        DeploymentState state,
        String digest,
        String commit,
        @Nullable URI build,
        String who,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable String reason,
        List<String> logTail,
        URI run) {

    static DeploymentAnswer of(Deployment deployment) {
        return new DeploymentAnswer(
                deployment.id(),
                deployment.app().value(),
                deployment.environment().value(),
                deployment.state(),
                deployment.digest(),
                deployment.commit(),
                deployment.build(),
                deployment.who(),
                deployment.createdAt(),
                deployment.startedAt(),
                deployment.endedAt(),
                deployment.reason(),
                deployment.logTail(),
                URI.create("/api/v1/runs/" + deployment.id()));
    }
}
