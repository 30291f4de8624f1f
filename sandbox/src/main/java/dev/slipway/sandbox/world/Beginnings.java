package dev.slipway.sandbox.world;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Starts systems at the same time, and tells of each when it is up and how long that took. */
final class Beginnings implements AutoCloseable {

    private static final long LONGEST_MINUTES = 5;

    private final ExecutorService threads = Executors.newCachedThreadPool((work) -> {
        Thread thread = new Thread(work, "start");
        thread.setDaemon(true);
        return thread;
    });

    private final Consumer<String> progress;

    /** @param progress hears a line about each system that is up; from several threads, one line at a time */
    Beginnings(Consumer<String> progress) {
        this.progress = progress;
    }

    /** Begins to start a system. */
    <T> Future<T> begin(String system, Supplier<T> start) {
        Instant begun = Instant.now();
        return this.threads.submit(() -> {
            T started = start.get();
            tell(system, Duration.between(begun, Instant.now()));
            return started;
        });
    }

    /**
     * Waits until a system is up.
     *
     * @throws RuntimeException what kept it from starting
     */
    static <T> T await(Future<T> system) {
        try {
            return system.get();
        } catch (ExecutionException ex) {
            if (ex.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(ex.getCause());
        } catch (InterruptedException ex) {
            Thread.currentThread().interrupt();
            throw new CancellationException("The sandbox is closing");
        }
    }

    /** Waits for all that still starts, so that nothing comes up behind whoever closes the rest. */
    @Override
    public void close() {
        this.threads.shutdown();
        try {
            if (!this.threads.awaitTermination(LONGEST_MINUTES, TimeUnit.MINUTES)) {
                this.threads.shutdownNow();
            }
        } catch (InterruptedException ex) {
            this.threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void tell(String system, Duration took) {
        this.progress.accept(String.format(Locale.ROOT, "%-24s %4.1f s", system, took.toMillis() / 1000.0));
    }
}
