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
 * @param state how far it has come
 * @param order what is to run where, and why
 * @param who short name of who asked
 * @param createdAt when it was asked for
 * @param startedAt when it began
 * @param endedAt when it ended
 * @param outcome what came of it
 */
public record Deployment(
        String id,
        AppName app,
        DeploymentState state,
        Order order,
        String who,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        Outcome outcome) {

    /** Returns where a deployment is read through the API. */
    public URI address() {
        return addressOf(this.id);
    }

    /** Returns where a deployment is read through the API. */
    public static URI addressOf(String id) {
        return URI.create("/api/v1/deployments/" + id);
    }

    /** Returns where to. */
    public EnvironmentName environment() {
        return this.order.environment();
    }

    /** Returns the digest of the image. */
    public String digest() {
        return this.order.digest();
    }

    /** Returns the commit that the image was built from. */
    public String commit() {
        return this.order.commit();
    }

    /** Returns the page of the build; null where there is none. */
    public @Nullable URI build() {
        return this.order.build();
    }

    /** Returns the ARN of the task definition that it registered; null before. */
    public @Nullable String taskDefinition() {
        return this.outcome.taskDefinition();
    }

    /** Returns why it failed, was cancelled or was refused, or what it waits for. */
    public @Nullable String reason() {
        return this.outcome.reason();
    }

    /** Returns the last log lines of a failed one. */
    public List<String> logTail() {
        return this.outcome.logTail();
    }

    /** Returns whether nothing of the app ran in the environment before. */
    public boolean isFirst() {
        return this.outcome.previousDigest() == null;
    }

    /** Returns this deployment as one that has begun. */
    Deployment running(Instant now) {
        return copy(DeploymentState.RUNNING, now, null, this.outcome);
    }

    /** Returns this deployment as one that was not begun. */
    Deployment refused(Instant now, String reason) {
        return copy(DeploymentState.REFUSED, null, now, this.outcome.because(reason));
    }

    /** Returns this deployment as one that waits for a person. */
    Deployment waiting(String reason) {
        return copy(DeploymentState.WAITING, null, null, this.outcome.because(reason));
    }

    /** Returns this deployment as one that waits for its turn, after a person's approval. */
    Deployment approved(String who) {
        return copy(DeploymentState.QUEUED, null, null, this.outcome.approvedBy(who));
    }

    /** Returns this deployment as one that has ended. */
    Deployment ended(DeploymentState state, Instant now, Outcome outcome) {
        return copy(state, this.startedAt, now, outcome);
    }

    private Deployment copy(
            DeploymentState state, @Nullable Instant startedAt, @Nullable Instant endedAt, Outcome outcome) {
        return new Deployment(
                this.id, this.app, state, this.order, this.who, this.createdAt, startedAt, endedAt, outcome);
    }
}
