package dev.slipway.portal.provisioning;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;

/**
 * A run as the API shows it.
 *
 * @param id its id
 * @param kind {@code create} or {@code deployment}
 * @param app the app's name
 * @param state {@code queued}, {@code running}, {@code succeeded}, {@code failed} or {@code cancelled}
 * @param who who asked
 * @param createdAt when it was asked for
 * @param startedAt when it began
 * @param endedAt when it ended
 * @param failure why it failed and what to do
 * @param attempt how often it was started
 * @param lastEvent number of its newest event
 * @param steps its steps, in the plan's order
 * @param events where its events can be followed
 */
public record RunAnswer(
        String id,
        String kind,
        String app,
        String state,
        String who,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable String failure,
        int attempt,
        long lastEvent,
        List<StepAnswer> steps,
        URI events) {

    /** Returns the answer to whoever started a run or let it go on: 202 with the run's address. */
    public static ResponseEntity<RunAnswer> accepted(Run run) {
        return ResponseEntity.accepted().location(run.address()).body(of(run));
    }

    /** Describes a run. */
    public static RunAnswer of(Run run) {
        return new RunAnswer(
                run.id(),
                word(run.kind()),
                run.app().value(),
                word(run.state()),
                run.who(),
                run.createdAt(),
                run.startedAt(),
                run.endedAt(),
                run.failure(),
                run.attempt(),
                run.lastEvent(),
                run.plan().steps().stream()
                        .map(planned -> StepAnswer.of(planned, run.step(planned.id())))
                        .toList(),
                URI.create(run.address() + "/events"));
    }

    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    /**
     * A step as the API shows it.
     *
     * @param id its id
     * @param title its name for people
     * @param after ids of the steps it waits for
     * @param state {@code waiting}, {@code running}, {@code done} or {@code failed}
     * @param attempts how often it was begun
     * @param startedAt when it was begun first
     * @param endedAt when it ended
     * @param summary the one fact that matters
     * @param link where a person can look at what it made
     * @param error why it failed and what to do
     */
    public record StepAnswer(
            String id,
            String title,
            List<String> after,
            String state,
            int attempts,
            @Nullable Instant startedAt,
            @Nullable Instant endedAt,
            @Nullable String summary,
            @Nullable URI link,
            @Nullable String error) {

        static StepAnswer of(PlannedStep planned, StepState step) {
            return new StepAnswer(
                    step.id(),
                    planned.title(),
                    planned.after(),
                    word(step.state()),
                    step.attempts(),
                    step.startedAt(),
                    step.endedAt(),
                    step.summary(),
                    step.link(),
                    step.error());
        }
    }
}
