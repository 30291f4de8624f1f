package dev.slipway.portal.allowance;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/**
 * How many requests were made in the last stretch of a limit's window, counted in sixtieths of it.
 *
 * <p>A sixtieth counts until it has left the window whole, so the limit holds for every stretch of that length, and at
 * most one part in sixty of it stays unused. Immutable.
 *
 * @param limit the limit
 * @param used requests by sixtieth; sixtieths are numbered from the beginning of time
 */
record Ledger(Limit limit, Map<Long, Integer> used) {

    static final int SLOTS = 60;

    /** Returns this ledger without what has left the window. */
    Ledger at(long now) {
        Map<Long, Integer> kept = new TreeMap<>(this.used);
        kept.keySet().removeIf(slot -> slot < slot(now) - SLOTS);
        return new Ledger(this.limit, kept);
    }

    /** Returns how many requests are left at this moment. */
    int left(long now) {
        return this.limit.requests()
                - at(now).used().values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Returns this ledger with one more request. */
    Ledger take(long now) {
        Map<Long, Integer> more = new TreeMap<>(at(now).used());
        more.merge(slot(now), 1, Integer::sum);
        return new Ledger(this.limit, more);
    }

    /** Returns how long it is until the oldest requests have left the window. */
    Duration untilSomeAreLeft(long now) {
        return at(now).used().keySet().stream()
                .min(Long::compare)
                .map(oldest -> Duration.ofMillis(Math.max(1, (oldest + SLOTS + 1) * slotMillis() - now)))
                .orElse(Duration.ZERO);
    }

    private long slot(long now) {
        return now / slotMillis();
    }

    /** Rounded up: sixty of them are never shorter than the window. */
    private long slotMillis() {
        return (this.limit.window().toMillis() + SLOTS - 1) / SLOTS;
    }
}
