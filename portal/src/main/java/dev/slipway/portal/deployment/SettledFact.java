package dev.slipway.portal.deployment;

import dev.slipway.portal.provisioning.Fact;
import dev.slipway.portal.secret.Masked;
import java.util.List;

/**
 * What is known after a deployment that failed.
 *
 * @param logTail the last log lines
 * @param words what was done about it
 */
record SettledFact(List<String> logTail, String words) implements Fact {

    /** Copies the lines, and masks secrets in them. */
    SettledFact {
        logTail = logTail.stream().map(Masked::in).toList();
    }
}
