package dev.slipway.sandbox.proof.faults;

import dev.slipway.sandbox.proof.ProofFailed;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** Does a thing for each of a list, a few at once. */
final class Lanes {

    private Lanes() {}

    /** Returns when it is done for all; a failure that is none of the proof's own ends it. */
    static <T> void each(List<T> all, int lanes, Consumer<T> deed) {
        ExecutorService threads = Executors.newFixedThreadPool(lanes);
        try {
            List<Future<?>> ends = new ArrayList<>();
            all.forEach(one -> ends.add(threads.submit(() -> deed.accept(one))));
            for (Future<?> end : ends) {
                end.get();
            }
        } catch (ExecutionException ex) {
            throw new IllegalStateException(ex.getCause());
        } catch (InterruptedException ex) {
            Thread.currentThread().interrupt();
            throw new ProofFailed("Interrupted.");
        } finally {
            threads.shutdownNow();
        }
    }
}
