package dev.slipway.portal.provisioning;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * How long a step waits before it is asked again: what may be over soon is asked for soon, and after a twentieth of the
 * time that it has taken. The more steps wait for a system, the longer each of them does, so that a system is not asked
 * more than five times a second before every step has come to the longest wait that it names; our own table, which no
 * limit of somebody else's holds for, twenty times.
 */
final class AskingAgain {

    private static final Duration SOONEST = Duration.ofMillis(200);
    private static final Duration SOONEST_OF_OURS = Duration.ofMillis(50);
    private static final int PARTS = 20;

    private final Map<OutsideSystem, AtomicInteger> waiting = new EnumMap<>(OutsideSystem.class);
    private final Clock clock;

    AskingAgain(Clock clock) {
        this.clock = clock;
        for (OutsideSystem system : OutsideSystem.values()) {
            this.waiting.put(system, new AtomicInteger());
        }
    }

    /** Waits, at most for the time that the step names. */
    Mono<Void> pause(StepTurn turn, Duration longest) {
        return Mono.defer(() -> {
            OutsideSystem system = turn.step().system();
            AtomicInteger waiters = Objects.requireNonNull(this.waiting.get(system));
            Duration soonest = (system == OutsideSystem.SLIPWAY) ? SOONEST_OF_OURS : SOONEST;
            Instant begun = turn.held().run().step(turn.id()).startedAt();
            return turn.pause(length(begun, longest, soonest.multipliedBy(waiters.incrementAndGet())))
                    .doFinally(end -> waiters.decrementAndGet());
        });
    }

    private Duration length(@Nullable Instant begun, Duration longest, Duration shared) {
        if (begun == null || longest.compareTo(shared) <= 0) {
            return longest;
        }
        Duration part = Duration.between(begun, this.clock.instant()).dividedBy(PARTS);
        Duration wait = (part.compareTo(shared) > 0) ? part : shared;
        return (wait.compareTo(longest) < 0) ? wait : longest;
    }
}
