package dev.slipway.sandbox.proof;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Ways to say what a proof expects. */
public final class Expect {

    private static final Duration PAUSE = Duration.ofMillis(250);

    private Expect() {}

    /** Passes when it holds; otherwise the proof fails with what was seen. */
    public static void that(boolean holds, String promise, Object seen) {
        if (!holds) {
            throw new ProofFailed("%s: seen %s".formatted(promise, seen));
        }
    }

    /** Looks again and again until there is something, at most for a while. */
    public static <T> T within(Duration patience, String promise, Supplier<Optional<T>> look) {
        Instant end = Instant.now().plus(patience);
        while (true) {
            Optional<T> seen = look.get();
            if (seen.isPresent()) {
                return seen.get();
            }
            if (Instant.now().isAfter(end)) {
                throw new ProofFailed("%s: not within %d seconds".formatted(promise, patience.toSeconds()));
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }
}
