package dev.slipway.sandbox.aws.cloudformation.resource;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;

/** Asks again until there is an answer: the one place where a thread sleeps. */
final class Patience {

    private static final Duration BETWEEN = Duration.ofMillis(150);
    private static final Duration LIMIT = Duration.ofMinutes(5);

    private Patience() {}

    /**
     * Waits for an answer.
     *
     * @param what what is waited for, for the message when it does not come
     * @param question answers, or has nothing to say yet
     * @throws CancellationException if the waiting thread is interrupted
     */
    static <T> T until(String what, Supplier<Optional<T>> question) {
        Instant end = Instant.now().plus(LIMIT);
        while (Instant.now().isBefore(end)) {
            Optional<T> answer = question.get();
            if (answer.isPresent()) {
                return answer.get();
            }
            sleep();
        }
        throw new IllegalArgumentException("Waited %s minutes in vain for %s".formatted(LIMIT.toMinutes(), what));
    }

    private static void sleep() {
        try {
            Thread.sleep(BETWEEN.toMillis());
        } catch (InterruptedException ex) {
            Thread.currentThread().interrupt();
            throw new CancellationException("The sandbox is closing");
        }
    }
}
