package dev.slipway.portal.provisioning.keeper;

import dev.slipway.portal.provisioning.StepOutcome;
import java.time.Duration;

/** Says when to look again at what is being taken away. */
final class LookAgain {

    private static final Duration AT_ONCE = Duration.ofMillis(100);
    private static final Duration SOON = Duration.ofSeconds(1);

    private LookAgain() {}

    /** For systems that have done it when they answer. */
    static StepOutcome atOnce(String words) {
        return new StepOutcome.NotYet(words, null, AT_ONCE);
    }

    /** For systems that go on working after their answer. */
    static StepOutcome soon(String words) {
        return new StepOutcome.NotYet(words, null, SOON);
    }
}
