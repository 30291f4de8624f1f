package dev.slipway.sandbox.pipeline;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;
import org.jspecify.annotations.Nullable;

/** Runs blocks at the same time, a thread each, and waits for all of them; an interruption reaches every one. */
public final class Branches {

    private final Flow flow;
    private final Context context;
    private final boolean failFast;

    /**
     * @param flow runs the blocks
     * @param context where they run
     * @param failFast whether the first failure stops the others
     */
    public Branches(Flow flow, Context context, boolean failFast) {
        this.flow = flow;
        this.context = context;
        this.failFast = failFast;
    }

    /** Runs the blocks by name and returns their values; the first failure is thrown when all have ended. */
    public Map<String, Object> run(Map<String, Body> bodies) throws Throwable {
        BlockingQueue<Ended> finished = new LinkedBlockingQueue<>();
        List<Worker> workers = new ArrayList<>();
        bodies.forEach((name, body) -> workers.add(start(name, body, finished)));
        Map<String, Object> values = new LinkedHashMap<>();
        Throwable failure = null;
        for (int left = bodies.size(); left > 0; ) {
            Ended branch;
            try {
                branch = finished.take();
            } catch (InterruptedException ex) {
                FlowInterruptedException why = this.context.worker().noticed();
                failure = failure == null ? why : failure;
                workers.forEach((worker) -> worker.interrupt(why));
                continue;
            }
            left--;
            if (branch.failure() == null) {
                if (branch.value() != null) {
                    values.put(branch.name(), branch.value());
                }
            } else {
                this.context.build().log().line("Failed in branch " + branch.name());
                if (failure == null) {
                    failure = branch.failure();
                    if (this.failFast) {
                        workers.forEach((worker) ->
                                worker.interrupt(new FlowInterruptedException("Failed in branch " + branch.name())));
                    }
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
        return values;
    }

    private Worker start(String name, Body body, BlockingQueue<Ended> finished) {
        CompletableFuture<Worker> self = new CompletableFuture<>();
        Thread thread = new Thread(() -> finished.add(runBranch(name, body, self.join())), "branch " + name);
        Worker worker = new Worker(thread);
        self.complete(worker);
        thread.start();
        return worker;
    }

    private Ended runBranch(String name, Body body, Worker worker) {
        this.flow.open("Branch: " + name);
        try {
            return new Ended(name, body.run(this.context.on(worker)), null);
        } catch (InterruptedException ex) {
            return new Ended(name, null, ex instanceof FlowInterruptedException ? ex : worker.noticed());
        } catch (Throwable ex) {
            return new Ended(name, null, ex);
        } finally {
            worker.calm();
            this.flow.close();
        }
    }

    private record Ended(
            String name, @Nullable Object value, @Nullable Throwable failure) {}
}
