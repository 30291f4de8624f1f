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
 * @param state {@code waiting}, {@code queued}, {@code running}, {@code succeeded}, {@code failed}, {@code cancelled} or
 *     {@code refused}
 * @param digest digest of the image
 * @param commit commit that the image was built from
 * @param configuration version of the configuration; 0 for what the template says
 * @param build page of the build
 * @param trigger {@code pipeline}, {@code person}, {@code promotion}, {@code rollback} or {@code configuration}
 * @param who who asked
 * @param words why a person wanted it
 * @param approvedBy who approved it
 * @param createdAt when it was asked for
 * @param startedAt when it began
 * @param endedAt when it ended
 * @param reason why it failed, was cancelled or was refused, or what it waits for
 * @param logTail last log lines of a failed one
 * @param run address of its run, with the steps; null while it waits for an approval, and for one never begun
 */
record DeploymentAnswer(
        String id,
        String app,
        String environment,
        DeploymentState state,
        String digest,
        String commit,
        int configuration,
        @Nullable URI build,
        Trigger trigger,
        String who,
        @Nullable String words,
        @Nullable String approvedBy,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable String reason,
        List<String> logTail,
        @Nullable URI run) {

    static DeploymentAnswer of(Deployment deployment) {
        Order order = deployment.order();
        boolean hasRun = deployment.state() != DeploymentState.WAITING && deployment.state() != DeploymentState.REFUSED;
        return new DeploymentAnswer(
                deployment.id(),
                deployment.app().value(),
                order.environment().value(),
                deployment.state(),
                order.digest(),
                order.commit(),
                order.configuration(),
                order.build(),
                order.trigger(),
                deployment.who(),
                order.words(),
                deployment.outcome().approvedBy(),
                deployment.createdAt(),
                deployment.startedAt(),
                deployment.endedAt(),
                deployment.reason(),
                deployment.logTail(),
                hasRun ? URI.create("/api/v1/runs/" + deployment.id()) : null);
    }
}
