package dev.slipway.sandbox.aws.cloudformation;

import dev.slipway.sandbox.aws.SandboxClients;
import dev.slipway.sandbox.aws.cloudformation.resource.ResourceTypes;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs operations on stacks in the background, one after the other for each stack, side by side for several. */
final class StackOperations implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(StackOperations.class);

    private final ExecutorService threads = Executors.newCachedThreadPool((work) -> {
        Thread thread = new Thread(work, "cloudformation");
        thread.setDaemon(true);
        return thread;
    });
    private final Map<String, CompletableFuture<Void>> running = new ConcurrentHashMap<>();
    private final ResourceTypes types;
    private final DynamicReferences references;
    private volatile boolean closing;

    StackOperations(SandboxClients clients, ResourceTypes types) {
        this.types = types;
        this.references = new DynamicReferences(clients);
    }

    /** Creates the resources of a stack. */
    void create(LiveStack stack) {
        enqueue(stack, (operation) -> operation.create());
    }

    /** Changes the resources of a stack. */
    void update(LiveStack stack) {
        enqueue(stack, (operation) -> operation.update());
    }

    /** Deletes the resources of a stack; what is under way on it starts nothing more. */
    void delete(LiveStack stack) {
        stack.cancel();
        enqueue(stack, (operation) -> {
            stack.proceed();
            operation.delete();
        });
    }

    /** Goes on with an operation that the last end of the sandbox interrupted. */
    void resume(LiveStack stack) {
        String status = stack.now().status();
        LOG.info("Stack {} goes on from {}", stack.now().name(), status);
        enqueue(stack, (operation) -> operation.resume(status));
    }

    @Override
    public void close() {
        this.closing = true;
        this.threads.shutdownNow();
        try {
            if (!this.threads.awaitTermination(5, TimeUnit.SECONDS)) {
                LOG.warn(
                        "Operations on {} stacks did not end in time; the next start goes on with them.",
                        this.running.size());
            }
        } catch (InterruptedException ex) {
            Thread.currentThread().interrupt();
        }
        this.types.close();
    }

    private void enqueue(LiveStack stack, Consumer<StackOperation> work) {
        this.running.compute(stack.now().id(), (id, before) -> {
            CompletableFuture<Void> start = before == null ? CompletableFuture.completedFuture(null) : before;
            return start.handle((done, failure) -> done).thenRunAsync(() -> run(stack, work), this.threads);
        });
    }

    private void run(LiveStack stack, Consumer<StackOperation> work) {
        try {
            ResourceWork resources = new ResourceWork(stack, this.types, this.references, () -> this.closing);
            work.accept(new StackOperation(stack, resources, this.threads, () -> this.closing));
        } catch (RuntimeException ex) {
            if (!this.closing) {
                LOG.error("The operation on stack {} broke off", stack.now().name(), ex);
            }
        }
    }
}
