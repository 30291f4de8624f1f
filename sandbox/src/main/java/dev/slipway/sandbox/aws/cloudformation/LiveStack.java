package dev.slipway.sandbox.aws.cloudformation;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A stack that several threads change; each change is on disk before the next one. */
final class LiveStack {

    private final Consumer<StackRecord> store;
    private StackRecord record;
    private boolean cancelled;

    LiveStack(StackRecord record, Consumer<StackRecord> store) {
        this.record = record;
        this.store = store;
    }

    synchronized StackRecord now() {
        return this.record;
    }

    synchronized void change(UnaryOperator<StackRecord> change) {
        StackRecord changed = change.apply(this.record);
        this.store.accept(changed);
        this.record = changed;
    }

    void status(String status, @Nullable String reason) {
        change((stack) -> stack.withStatus(status, reason));
    }

    void resource(ResourceRecord resource) {
        change((stack) -> stack.withResource(resource));
    }

    Optional<ResourceRecord> find(String logicalId) {
        return Optional.ofNullable(now().resources().get(logicalId));
    }

    /** Asks the operation under way to start nothing more, because a deletion follows. */
    synchronized void cancel() {
        this.cancelled = true;
    }

    synchronized void proceed() {
        this.cancelled = false;
    }

    synchronized boolean isCancelled() {
        return this.cancelled;
    }
}
