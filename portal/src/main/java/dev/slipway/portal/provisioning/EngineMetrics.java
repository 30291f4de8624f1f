package dev.slipway.portal.provisioning;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;

/**
 * What operators want to know of the engine, as meters: how long steps take and how often they are tried
 * ({@code slipway.step}, {@code slipway.step.attempts}), how long each call of a step keeps one of its system's places
 * ({@code slipway.step.call}), and how old runs are when somebody begins them
 * ({@code slipway.queue.age}).
 */
final class EngineMetrics {

    private final MeterRegistry meters;

    EngineMetrics(MeterRegistry meters) {
        this.meters = meters;
    }

    /** Counts one attempt of a step. */
    void tried(Step step) {
        this.meters
                .counter("slipway.step.attempts", "step", step.id(), "system", system(step))
                .increment();
    }

    /** Times one call of a step, from its place at the system to the end. */
    void called(Step step, Duration time) {
        this.meters
                .timer("slipway.step.call", "step", step.id(), "system", system(step))
                .record(time);
    }

    /** Times a step that has ended. */
    void ended(Step step, StepState state) {
        Instant begun = state.startedAt();
        Instant ended = state.endedAt();
        if (begun != null && ended != null) {
            Timer.builder("slipway.step")
                    .tags(
                            "step",
                            step.id(),
                            "system",
                            system(step),
                            "state",
                            state.state().name())
                    .register(this.meters)
                    .record(Duration.between(begun, ended));
        }
    }

    /** Times how long a run has waited for somebody to begin it. */
    void begun(Run run, Instant now) {
        this.meters
                .timer("slipway.queue.age", "kind", run.kind().name())
                .record(Duration.between(run.createdAt(), now));
    }

    private static String system(Step step) {
        return step.system().name();
    }
}
