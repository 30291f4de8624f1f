package dev.slipway.sandbox.pipeline;

import java.util.concurrent.atomic.AtomicReference;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;
import org.jspecify.annotations.Nullable;

/** The thread that runs one branch of the pipeline, and the way to interrupt it with a reason. */
public final class Worker {

    private final Thread thread;
    private final AtomicReference<@Nullable FlowInterruptedException> reason = new AtomicReference<>();

    /** @param thread the thread */
    public Worker(Thread thread) {
        this.thread = thread;
    }

    /** Interrupts what the thread is doing. */
    public void interrupt(FlowInterruptedException why) {
        this.reason.compareAndSet(null, why);
        this.thread.interrupt();
    }

    /** Takes back an interruption that nothing has noticed. To be called on the thread itself. */
    public void calm() {
        this.reason.set(null);
        Thread.interrupted();
    }

    /** Returns the reason of an interruption that was just noticed, and forgets it. */
    public FlowInterruptedException noticed() {
        FlowInterruptedException why = this.reason.getAndSet(null);
        Thread.interrupted();
        return why != null ? why : new FlowInterruptedException("Aborted");
    }
}
