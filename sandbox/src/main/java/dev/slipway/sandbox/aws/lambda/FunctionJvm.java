package dev.slipway.sandbox.aws.lambda;

import dev.slipway.sandbox.process.ChildJvm;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The one warm JVM of a version of a function. It is started by the first invocation, and again by the next after it
 * died; invocations take turns.
 */
final class FunctionJvm implements AutoCloseable {

    private final RuntimeApi api;
    private final Function<String, ChildJvm> launcher;
    private @Nullable ChildJvm jvm;
    private boolean closed;

    /**
     * @param timeout how long an invocation may take
     * @param launcher starts the JVM, given the address of its Runtime API
     */
    FunctionJvm(Duration timeout, Function<String, ChildJvm> launcher) {
        this.api = new RuntimeApi(timeout, this::kill);
        this.launcher = launcher;
    }

    CompletableFuture<Outcome> invoke(Invocation invocation) {
        this.api.submit(invocation);
        ensureRunning();
        return invocation.outcome();
    }

    @Override
    public void close() {
        ChildJvm last;
        synchronized (this) {
            this.closed = true;
            last = this.jvm;
            this.jvm = null;
        }
        if (last != null) {
            last.process().destroyForcibly();
        }
        this.api.failAll(Outcome.broken("Runtime.ExitError", "The function was stopped."));
        this.api.close();
    }

    private synchronized void ensureRunning() {
        if (this.jvm != null || this.closed) {
            return;
        }
        ChildJvm started = this.launcher.apply(this.api.hostAndPort());
        this.jvm = started;
        long pollsBefore = this.api.polls();
        started.process().onExit().thenAccept((process) -> ended(started, process.exitValue(), pollsBefore));
    }

    private void ended(ChildJvm ended, int status, long pollsBefore) {
        synchronized (this) {
            if (this.jvm != ended) {
                return;
            }
            this.jvm = null;
        }
        Outcome outcome = Outcome.broken(
                "Runtime.ExitError", "Error: Runtime exited with error: exit status %d".formatted(status));
        if (this.api.polls() == pollsBefore) {
            this.api.failAll(outcome);
            return;
        }
        this.api.failRunning(outcome);
        if (this.api.hasWaiting()) {
            ensureRunning();
        }
    }

    private synchronized void kill() {
        if (this.jvm != null) {
            this.jvm.process().destroyForcibly();
        }
    }
}
