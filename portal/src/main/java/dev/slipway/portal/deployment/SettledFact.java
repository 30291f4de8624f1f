package dev.slipway.portal.deployment;

import dev.slipway.portal.provisioning.Fact;
import java.util.List;

/**
 * What is known after a deployment that failed.
 *
 * @param logTail the last log lines
 * @param words what was done about it
 */
record SettledFact(List<String> logTail, String words) implements Fact {

    /** Copies the lines. */
    SettledFact {
        logTail = List.copyOf(logTail);
    }
}
