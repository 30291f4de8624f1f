package dev.slipway.portal.provisioning;

import dev.slipway.portal.secret.Masked;
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far a step of a run has come, as it is stored and shown.
 *
 * @param id the step's id
 * @param state whether it waits, runs, is done or has failed
 * @param attempts how often it was begun
 * @param startedAt when it was begun first
 * @param endedAt when it was done or failed
 * @param summary the one fact that matters, in a few words
 * @param link where a person can look at what it made
 * @param error why it failed and what to do, or why it is tried again
 */
public record StepState(
        String id,
        State state,
        int attempts,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable String summary,
        @Nullable URI link,
        @Nullable String error) {

    /** Masks secrets in what outside systems said. */
    public StepState {
        summary = (summary == null) ? null : Masked.in(summary);
        error = (error == null) ? null : Masked.in(error);
    }

    /** The states of a step. */
    public enum State {
        /** Its predecessors are not all done. */
        WAITING,
        /** Under way, or about to be tried again. */
        RUNNING,
        /** Its change is made and known. */
        DONE,
        /** It cannot be done. */
        FAILED
    }

    /** Returns the state of a step that has not begun. */
    public static StepState waiting(String id) {
        return new StepState(id, State.WAITING, 0, null, null, null, null, null);
    }

    /** Returns this state with one more attempt begun. */
    StepState begun(Instant now) {
        Instant first = (this.startedAt != null) ? this.startedAt : now;
        return new StepState(
                this.id, State.RUNNING, this.attempts + 1, first, null, this.summary, this.link, this.error);
    }

    /** Returns this state with what is known on the way. */
    StepState under(String summary, @Nullable URI link) {
        return new StepState(this.id, this.state, this.attempts, this.startedAt, null, summary, orBefore(link), null);
    }

    /** Returns this state with the reason for one more attempt. */
    StepState retrying(String error) {
        return new StepState(
                this.id, this.state, this.attempts + 1, this.startedAt, null, this.summary, this.link, error);
    }

    /** Returns this state as done. */
    StepState done(Instant now, String summary, @Nullable URI link) {
        return new StepState(this.id, State.DONE, this.attempts, this.startedAt, now, summary, orBefore(link), null);
    }

    /** Returns this state as failed. */
    StepState failed(Instant now, String error, @Nullable URI link) {
        return new StepState(
                this.id, State.FAILED, this.attempts, this.startedAt, now, this.summary, orBefore(link), error);
    }

    /** Returns this state as left where it is: not to be done, though something of it may be there already. */
    StepState stopped() {
        return new StepState(
                this.id, State.WAITING, this.attempts, this.startedAt, null, this.summary, this.link, this.error);
    }

    /** Returns this state as one that is to be tried anew after a failure. */
    StepState again() {
        return new StepState(this.id, State.WAITING, 0, null, null, null, this.link, null);
    }

    private @Nullable URI orBefore(@Nullable URI link) {
        return (link != null) ? link : this.link;
    }
}
