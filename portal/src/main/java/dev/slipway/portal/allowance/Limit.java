package dev.slipway.portal.allowance;

import java.time.Duration;

/**
 * So many requests in any stretch of time of a length.
 *
 * @param requests how many
 * @param window the length
 */
public record Limit(int requests, Duration window) {

    /** Checks that both are more than nothing. */
    public Limit {
        if (requests < 1 || window.toMillis() < Ledger.SLOTS) {
            throw new IllegalArgumentException(
                    "A limit of %d requests in %s: allow 1 request at least, in 60 ms at least."
                            .formatted(requests, window));
        }
    }
}
