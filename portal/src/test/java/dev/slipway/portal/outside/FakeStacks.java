package dev.slipway.portal.outside;

import dev.slipway.portal.cloud.Stacks;
import dev.slipway.portal.inventory.Mark;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
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
    private final Map<String, Map<String, String>> before = new ConcurrentHashMap<>();
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

    /** Returns the tags of a stack; none when there is no such stack. */
    public Map<String, String> tags(String name) {
        return Optional.ofNullable(this.stacks.get(name)).map(Stack::tags).orElse(Map.of());
    }

    /** Returns the newest order. */
    public @Nullable NewStack newest() {
        return this.newest;
    }

    @Override
    public Mono<Stack> find(String name) {
        return this.calls.call("find", Mono.fromSupplier(() -> {
            Stack found = this.stacks.get(name);
            if (found != null && found.isInProgress() && isOver(name)) {
                String end = this.ends.getOrDefault(name, new ArrayDeque<>()).poll();
                String status = (end != null) ? end : found.status().replace("IN_PROGRESS", "COMPLETE");
                this.stacks.put(name, ended(found, status));
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
    public Mono<Boolean> retag(String stackId, Map<String, String> tags, Mark mark, String clientToken) {
        return this.calls.call(
                "retag",
                Mono.fromSupplier(() -> this.stacks.values().stream()
                                .filter(stack -> stack.id().equals(stackId) && mark.isIn(stack.tags()))
                                .findFirst()
                                .orElse(null))
                        .map(found -> update(found, Calls.merged(found.tags(), tags))));
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

    private boolean update(Stack stack, Map<String, String> tags) {
        if (tags.equals(stack.tags())) {
            return false;
        }
        this.before.put(stack.name(), stack.tags());
        this.stacks.put(stack.name(), with(stack, "UPDATE_IN_PROGRESS", tags));
        return true;
    }

    private Stack ended(Stack stack, String status) {
        boolean back = status.startsWith("UPDATE_ROLLBACK");
        return with(stack, status, back ? this.before.getOrDefault(stack.name(), Map.of()) : stack.tags());
    }

    private static Stack with(Stack stack, String status, Map<String, String> tags) {
        Stack after = new Stack(stack.id(), stack.name(), status, null, stack.outputs(), tags);
        return (after.isComplete() || after.isInProgress())
                ? after
                : new Stack(stack.id(), stack.name(), status, "No room for a database.", stack.outputs(), tags);
    }
}
