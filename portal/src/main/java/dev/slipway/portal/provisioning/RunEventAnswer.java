package dev.slipway.portal.provisioning;

import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event of a run as the API shows it.
 *
 * @param number its number, which is also its id in the stream
 * @param at when it happened
 * @param run the run's state from then on
 * @param step id of the step that changed; null where the event is about the run
 * @param state the step's state from then on
 * @param attempts how often the step was begun
 * @param summary the one fact that matters
 * @param link where a person can look
 * @param error why it failed or is tried again
 * @param text words on the run
 */
record RunEventAnswer(
        long number,
        Instant at,
        String run,
        @Nullable String step,
        @Nullable String state,
        @Nullable Integer attempts,
        @Nullable String summary,
        @Nullable URI link,
        @Nullable String error,
        @Nullable String text) {

    static RunEventAnswer of(RunEvent event) {
        StepState step = event.step();
        return (step == null)
                ? new RunEventAnswer(
                        event.number(),
                        event.at(),
                        RunAnswer.word(event.state()),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        event.text())
                : new RunEventAnswer(
                        event.number(),
                        event.at(),
                        RunAnswer.word(event.state()),
                        step.id(),
                        RunAnswer.word(step.state()),
                        step.attempts(),
                        step.summary(),
                        step.link(),
                        step.error(),
                        event.text());
    }
}
