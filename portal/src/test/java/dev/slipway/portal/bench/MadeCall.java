package dev.slipway.portal.bench;

import java.time.Duration;
import java.time.Instant;

/**
 * A call of an outside system.
 *
 * @param name its name, such as {@code SourceHosting.create}
 * @param begun when it began
 * @param latency how long it took
 */
record MadeCall(String name, Instant begun, Duration latency) {

    Instant ended() {
        return this.begun.plus(this.latency);
    }
}
