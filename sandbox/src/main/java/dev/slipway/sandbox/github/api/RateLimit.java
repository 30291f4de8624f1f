package dev.slipway.sandbox.github.api;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Counts each caller's calls an hour and tells them; the sandbox never refuses one for their number. */
final class RateLimit {

    static final int LIMIT = 15_000;

    private final Map<String, Window> windows = new ConcurrentHashMap<>();
    private final Clock clock;

    RateLimit(Clock clock) {
        this.clock = clock;
    }

    /** Counts a call and returns the headers that tell of it. */
    Map<String, String> count(String login) {
        Window window = this.windows.merge(login, start(), (old, fresh) -> old.next(this.clock.instant(), fresh));
        return Map.of(
                "X-RateLimit-Limit", Integer.toString(LIMIT),
                "X-RateLimit-Remaining", Integer.toString(window.remaining()),
                "X-RateLimit-Used", Integer.toString(window.used()),
                "X-RateLimit-Reset", Long.toString(window.reset().getEpochSecond()),
                "X-RateLimit-Resource", "core");
    }

    /** Returns where a caller stands. */
    Window of(String login) {
        return this.windows.getOrDefault(login, start());
    }

    private Window start() {
        return new Window(1, this.clock.instant().plus(Duration.ofHours(1)));
    }

    /** One caller's hour. */
    record Window(int used, Instant reset) {

        int remaining() {
            return Math.max(1, LIMIT - this.used);
        }

        private Window next(Instant now, Window fresh) {
            return now.isBefore(this.reset) ? new Window(this.used + 1, this.reset) : fresh;
        }
    }
}
