package dev.slipway.portal.provisioning;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a step answers when asked to run: an ordinary answer, never a fault. Faults are error signals. */
public sealed interface StepOutcome {

    /**
     * The change is made and known.
     *
     * @param summary one fact that matters, in a few words: {@code 24 files, commit 3f2a91c}
     * @param link where a person can look at it
     * @param facts what later steps need to know
     */
    record Done(String summary, @Nullable URI link, List<Fact> facts) implements StepOutcome {

        /** Copies the facts. */
        public Done {
            facts = List.copyOf(facts);
        }
    }

    /**
     * Still under way outside; the step is asked again.
     *
     * @param summary where it is, in a few words
     * @param link where a person can look at it
     * @param askAgainIn how long to wait at most; a step that has just begun is asked sooner
     */
    record NotYet(String summary, @Nullable URI link, Duration askAgainIn) implements StepOutcome {}

    /**
     * It cannot be done, and asking again will not help.
     *
     * @param reason what is in the way and what to do, for a developer
     * @param link where a person can look at it
     */
    record Refused(String reason, @Nullable URI link) implements StepOutcome {}
}
