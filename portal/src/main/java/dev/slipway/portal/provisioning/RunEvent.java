package dev.slipway.portal.provisioning;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened in a run, for pages that follow it.
 *
 * @param number its number within the run: 1 and upward without gaps, so that a reader can resume
 * @param at when it happened
 * @param kind what sort of thing
 * @param state the run's state from then on
 * @param step the step's state from then on; null where the event is about the run
 * @param text words for people, where there are any
 */
public record RunEvent(
        long number,
        Instant at,
        Kind kind,
        RunState state,
        @Nullable StepState step,
        @Nullable String text) {

    /** The sorts of events of a run. */
    public enum Kind {
        /** It was asked for, or asked to go on. */
        QUEUED,
        /** An instance took it. */
        STARTED,
        /** A step changed. */
        STEP,
        /** It ended. */
        ENDED
    }
}
