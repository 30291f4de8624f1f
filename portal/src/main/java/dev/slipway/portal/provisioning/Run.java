package dev.slipway.portal.provisioning;

import dev.slipway.portal.app.AppName;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One durable execution of a plan on one app.
 *
 * @param id its id; ids sort by time
 * @param kind what it is about
 * @param app the app it works on
 * @param subject id of the thing it brings about, where that is not the app: a deployment's id
 * @param state how far it has come
 * @param who short name of who asked for it
 * @param createdAt when it was asked for
 * @param startedAt when an instance took it first
 * @param endedAt when it ended
 * @param plan its steps
 * @param steps the states of its steps, in the plan's order
 * @param failure why it failed and what to do
 * @param cancelledBy short name of who cancelled it; the engine stops it at the next safe point
 * @param attempt how often it was started: 1, and 1 more with each retry
 * @param lastEvent number of its newest event
 */
public record Run(
        String id,
        RunKind kind,
        AppName app,
        @Nullable String subject,
        RunState state,
        String who,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        Plan plan,
        List<StepState> steps,
        @Nullable String failure,
        @Nullable String cancelledBy,
        int attempt,
        long lastEvent) {

    /** Copies the states. */
    public Run {
        steps = List.copyOf(steps);
    }

    /** Returns where the run is read through the API. */
    public URI address() {
        return addressOf(this.id);
    }

    /** Returns where a run is read through the API. */
    public static URI addressOf(String id) {
        return URI.create("/api/v1/runs/" + id);
    }

    /** Returns the state of a step. */
    public StepState step(String id) {
        return find(id).orElseGet(() -> StepState.waiting(id));
    }

    /** Returns the step that failed, if one did. */
    public Optional<StepState> failedStep() {
        return this.steps.stream()
                .filter(step -> step.state() == StepState.State.FAILED)
                .findFirst();
    }

    /** Returns this run as taken by an instance, which it may have been before. */
    Run started(Instant now) {
        Instant first = (this.startedAt != null) ? this.startedAt : now;
        return copy(RunState.RUNNING, first, null, this.steps, null, this.cancelledBy, this.attempt, this.lastEvent);
    }

    /** Returns this run with another state of one step. */
    Run with(StepState changed) {
        List<StepState> all = this.steps.stream()
                .map(step -> step.id().equals(changed.id()) ? changed : step)
                .toList();
        return copy(
                this.state,
                this.startedAt,
                this.endedAt,
                all,
                this.failure,
                this.cancelledBy,
                this.attempt,
                this.lastEvent);
    }

    /** Returns this run as ended. */
    Run ended(RunState state, Instant now, @Nullable String failure) {
        return copy(state, this.startedAt, now, this.steps, failure, this.cancelledBy, this.attempt, this.lastEvent);
    }

    /** Returns this run as asked to go on, with the steps that failed, and those that always run, waiting again. */
    Run again() {
        Set<String> always = this.plan.steps().stream()
                .filter(PlannedStep::always)
                .map(PlannedStep::id)
                .collect(Collectors.toSet());
        List<StepState> all = this.steps.stream()
                .map(step ->
                        (step.state() == StepState.State.DONE && !always.contains(step.id())) ? step : step.again())
                .toList();
        return copy(RunState.QUEUED, this.startedAt, null, all, null, null, this.attempt + 1, this.lastEvent);
    }

    /** Returns this run as one that a person wants to stop. */
    Run cancelled(String by) {
        return copy(
                this.state, this.startedAt, this.endedAt, this.steps, this.failure, by, this.attempt, this.lastEvent);
    }

    /** Returns this run with one more event. */
    Run nextEvent() {
        return at(this.lastEvent + 1);
    }

    /** Returns this run with another number of its newest event. */
    Run at(long lastEvent) {
        return copy(
                this.state,
                this.startedAt,
                this.endedAt,
                this.steps,
                this.failure,
                this.cancelledBy,
                this.attempt,
                lastEvent);
    }

    private Run copy(
            RunState state,
            @Nullable Instant startedAt,
            @Nullable Instant endedAt,
            List<StepState> steps,
            @Nullable String failure,
            @Nullable String cancelledBy,
            int attempt,
            long lastEvent) {
        return new Run(
                this.id,
                this.kind,
                this.app,
                this.subject,
                state,
                this.who,
                this.createdAt,
                startedAt,
                endedAt,
                this.plan,
                steps,
                failure,
                cancelledBy,
                attempt,
                lastEvent);
    }

    private Optional<StepState> find(String id) {
        return this.steps.stream().filter(step -> step.id().equals(id)).findFirst();
    }
}
