package dev.slipway.portal.provisioning;

import dev.slipway.portal.web.PageAddress;
import dev.slipway.portal.web.StateLabel;
import dev.slipway.portal.web.TimeWords;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A step in the list of its run's page.
 *
 * @param id its id
 * @param title its name
 * @param state how far it has come
 * @param summary the one fact that matters
 * @param error why it failed, or why it is tried again
 * @param link where to look; empty for nowhere
 * @param attempt which attempt this is; empty for the first
 * @param duration how long it took, or has taken; empty before it began
 * @param runningSince when it began; empty unless it runs
 * @param log what has happened in it, the oldest first
 */
record RunStep(
        String id,
        String title,
        StateLabel state,
        String summary,
        String error,
        String link,
        String attempt,
        String duration,
        String runningSince,
        List<RunLogLine> log) {

    static RunStep of(PlannedStep planned, StepState step, List<RunEvent> log, Instant now) {
        Instant started = step.startedAt();
        Instant ended = step.endedAt();
        boolean running = ended == null && step.state() == StepState.State.RUNNING;
        Instant until = ended == null ? now : ended;
        return new RunStep(
                planned.id(),
                planned.title(),
                RunWords.label(step),
                orEmpty(step.summary()),
                orEmpty(step.error()),
                orEmpty(PageAddress.outside(step.link())),
                step.attempts() > 1 ? String.valueOf(step.attempts()) : "",
                started == null ? "" : TimeWords.lasting(Duration.between(started, until)),
                running && started != null ? started.toString() : "",
                RunLogLine.of(planned.id(), log));
    }

    /** Returns whether the log stands open: where something went wrong. */
    boolean failed() {
        return this.state.look().equals("failed");
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
