package dev.slipway.sandbox.pipeline.step;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Does something when a time has passed, unless it is closed before; never after. */
final class Deadline {

    private static final ScheduledExecutorService CLOCK = Executors.newSingleThreadScheduledExecutor((task) -> {
        Thread thread = new Thread(task, "deadlines");
        thread.setDaemon(true);
        return thread;
    });

    private final Runnable action;
    private @Nullable ScheduledFuture<?> alarm;
    private boolean closed;

    private Deadline(Runnable action) {
        this.action = action;
    }

    static Deadline after(Duration time, Runnable action) {
        Deadline deadline = new Deadline(action);
        deadline.alarm = CLOCK.schedule(deadline::pass, time.toMillis(), TimeUnit.MILLISECONDS);
        return deadline;
    }

    private synchronized void pass() {
        if (!this.closed) {
            this.action.run();
        }
    }

    synchronized void close() {
        this.closed = true;
        if (this.alarm != null) {
            this.alarm.cancel(false);
        }
    }
}
