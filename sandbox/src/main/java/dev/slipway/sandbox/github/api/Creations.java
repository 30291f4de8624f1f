package dev.slipway.sandbox.github.api;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/** When one caller has created content in the last hour. */
final class Creations {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration HOUR = Duration.ofHours(1);

    private final Deque<Instant> times = new ArrayDeque<>();

    /** Takes one more, or returns how long to wait for it; zero when it was taken. */
    synchronized Duration take(Instant now, RateLimits limits) {
        while (!this.times.isEmpty() && !this.times.getFirst().isAfter(now.minus(HOUR))) {
            this.times.removeFirst();
        }
        Duration wait = longer(wait(now, MINUTE, limits.creationsAMinute()), wait(now, HOUR, limits.creationsAnHour()));
        if (wait.isZero()) {
            this.times.addLast(now);
        }
        return wait;
    }

    /** Waits until the oldest of the last {@code most} is older than the span. */
    private Duration wait(Instant now, Duration span, int most) {
        if (most == 0 || this.times.size() < most) {
            return Duration.ZERO;
        }
        Iterator<Instant> newestFirst = this.times.descendingIterator();
        Instant last = now;
        for (int i = 0; i < most; i++) {
            last = newestFirst.next();
        }
        Duration wait = Duration.between(now, last.plus(span));
        return wait.isNegative() ? Duration.ZERO : wait;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
