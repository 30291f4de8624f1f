package dev.slipway.sandbox.aws.ecs;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Lets a service whose tasks keep failing wait longer and longer before the next start: from a second to a minute. */
final class RestartThrottle {

    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final Map<String, Failures> failures = new ConcurrentHashMap<>();
    private final Clock clock;

    RestartThrottle(Clock clock) {
        this.clock = clock;
    }

    void failed(String service) {
        this.failures.merge(
                service,
                new Failures(1, this.clock.instant()),
                (known, one) -> new Failures(known.count() + 1, one.last()));
    }

    void succeeded(String service) {
        this.failures.remove(service);
    }

    boolean mayStart(String service) {
        Failures known = this.failures.get(service);
        return known == null || !this.clock.instant().isBefore(known.last().plus(wait(known.count())));
    }

    private static Duration wait(int count) {
        Duration wait = Duration.ofMillis(500L << Math.min(count - 1, 10));
        return wait.compareTo(LONGEST) < 0 ? wait : LONGEST;
    }

    private record Failures(int count, Instant last) {}
}
