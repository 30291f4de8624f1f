package dev.slipway.portal.outside;

import dev.slipway.portal.cloud.Stacks;
import dev.slipway.portal.inventory.Mark;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Stacks in memory; each is in progress for one look, then there, or failed when the test says so. */
public final class FakeStacks implements Stacks {

    /** What it was asked. */
    public final Calls calls = new Calls();

    private final Map<String, Stack> stacks = new ConcurrentHashMap<>();
    private final Map<String, Deque<String>> ends = new ConcurrentHashMap<>();
    private final Map<String, Instant> begun = new ConcurrentHashMap<>();
    private volatile Duration takes = Duration.ZERO;
    private volatile @Nullable NewStack newest;

    /** Lets stacks be in progress for so long at least. */
    public void takes(Duration time) {
        this.takes = time;
    }

    /** Lets the next stack of a name end in a status. */
    public void endsAs(String name, String status) {
        this.ends.computeIfAbsent(name, key -> new ArrayDeque<>()).add(status);
    }

    /** Puts a stack there that is somebody else's. */
    public void hasForeign(String name) {
        this.stacks.put(name, new Stack("arn:foreign", name, "CREATE_COMPLETE", null, Map.of(), Map.of()));
    }

    /** Returns the names of all stacks. */
    public Set<String> stacks() {
        return Set.copyOf(this.stacks.keySet());
    }

    /** Returns the newest order. */
    public @Nullable NewStack newest() {
        return this.newest;
    }

    @Override
    public Mono<Stack> find(String name) {
        return this.calls.call("find", Mono.fromSupplier(() -> {
            Stack found = this.stacks.get(name);
            if (found != null && found.status().equals("CREATE_IN_PROGRESS") && isOver(name)) {
                String end = this.ends.getOrDefault(name, new ArrayDeque<>()).poll();
                String status = (end != null) ? end : "CREATE_COMPLETE";
                this.stacks.put(name, with(found, status));
            }
            return found;
        }));
    }

    @Override
    public Mono<String> start(NewStack stack, Mark mark) {
        return this.calls.call("start", Mono.fromSupplier(() -> {
            this.newest = stack;
            this.begun.putIfAbsent(stack.name(), Instant.now());
            Map<String, String> tags = new HashMap<>(stack.tags());
            tags.put(Mark.APP_TAG, mark.app().value());
            tags.put(Mark.RUN_TAG, mark.run());
            Map<String, String> outputs = Map.of("TargetGroupArn", "arn:tg", "LogGroupName", "/logs/" + stack.name());
            return this.stacks
                    .computeIfAbsent(
                            stack.name(),
                            name -> new Stack(
                                    "arn:stack/" + stack.clientToken(),
                                    name,
                                    "CREATE_IN_PROGRESS",
                                    null,
                                    outputs,
                                    tags))
                    .id();
        }));
    }

    @Override
    public Mono<Void> delete(String stackId, Mark mark) {
        return this.calls.call(
                "delete",
                Mono.fromRunnable(() ->
                        this.stacks.values().removeIf(stack -> stack.id().equals(stackId) && mark.isIn(stack.tags()))));
    }

    private boolean isOver(String name) {
        return !this.begun.getOrDefault(name, Instant.EPOCH).plus(this.takes).isAfter(Instant.now());
    }

    private static Stack with(Stack stack, String status) {
        String reason = status.equals("CREATE_COMPLETE") ? null : "No room for a database.";
        return new Stack(stack.id(), stack.name(), status, reason, stack.outputs(), stack.tags());
    }
}
