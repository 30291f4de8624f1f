package dev.slipway.portal.deployment;

import dev.slipway.portal.app.AppName;
import dev.slipway.portal.app.EnvironmentName;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to bring an image of an app into an environment; every attempt is kept, refused ones too.
 *
 * @param id its id, which is also its run's; ids sort by time
 * @param app the app
 * @param environment the environment
 * @param state how far it has come
 * @param digest digest of the image
 * @param commit commit that the image was built from
 * @param build page of the build; null where a person asked
 * @param who short name of who asked
 * @param createdAt when it was asked for
 * @param startedAt when it began
 * @param endedAt when it ended
 * @param previousDigest digest that ran before; null at the first deployment
 * @param taskDefinition ARN of the task definition that it registered
 * @param reason why it failed or was refused
 * @param logTail last log lines of a failed one
 */
public record Deployment(
        String id,
        AppName app,
        EnvironmentName environment,
        DeploymentState state,
        String digest,
        String commit,
        @Nullable URI build,
        String who,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable String previousDigest,
        @Nullable String taskDefinition,
        @Nullable String reason,
        List<String> logTail) {

    /** Copies the log lines. */
    public Deployment {
        logTail = List.copyOf(logTail);
    }

    /** Returns where a deployment is read through the API. */
    public URI address() {
        return URI.create("/api/v1/deployments/" + this.id);
    }

    /** Returns whether nothing of the app ran in the environment before. */
    public boolean isFirst() {
        return this.previousDigest == null;
    }

    /** Returns this deployment as one that has begun. */
    Deployment running(Instant now) {
        return copy(DeploymentState.RUNNING, now, null, this.taskDefinition, this.reason, this.logTail);
    }

    /** Returns this deployment as one that was not begun. */
    Deployment refused(String reason) {
        return copy(DeploymentState.REFUSED, null, this.createdAt, null, reason, List.of());
    }

    /** Returns this deployment as one that has ended. */
    Deployment ended(
            DeploymentState state,
            Instant now,
            @Nullable String taskDefinition,
            @Nullable String reason,
            List<String> logTail) {
        return copy(state, this.startedAt, now, taskDefinition, reason, logTail);
    }

    private Deployment copy(
            DeploymentState state,
            @Nullable Instant startedAt,
            @Nullable Instant endedAt,
            @Nullable String taskDefinition,
            @Nullable String reason,
            List<String> logTail) {
        return new Deployment(
                this.id,
                this.app,
                this.environment,
                state,
                this.digest,
                this.commit,
                this.build,
                this.who,
                this.createdAt,
                startedAt,
                endedAt,
                this.previousDigest,
                taskDefinition,
                reason,
                logTail);
    }
}
