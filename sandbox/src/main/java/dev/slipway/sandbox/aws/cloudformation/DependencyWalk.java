package dev.slipway.sandbox.aws.cloudformation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/**
 * Does something with each node of a graph once it is done with all that the node depends on; independent nodes side by
 * side. After the first failure nothing more is started.
 */
final class DependencyWalk {

    private final Map<String, Set<String>> dependencies;
    private final Executor executor;
    private final BooleanSupplier stopped;

    /**
     * @param dependencies nodes, and the nodes that each of them depends on
     * @param executor where the work is done
     * @param stopped asked before each node; yes ends the walk early
     */
    DependencyWalk(Map<String, Set<String>> dependencies, Executor executor, BooleanSupplier stopped) {
        this.dependencies = Map.copyOf(dependencies);
        this.executor = executor;
        this.stopped = stopped;
    }

    /** Returns a walk in the other direction: what depends on a node comes before it. */
    DependencyWalk reversed() {
        Map<String, Set<String>> reversed = new LinkedHashMap<>();
        this.dependencies.keySet().forEach((node) -> reversed.put(node, new LinkedHashSet<>()));
        this.dependencies.forEach((node, needed) ->
                needed.forEach((other) -> reversed.computeIfPresent(other, (key, nodes) -> with(nodes, node))));
        return new DependencyWalk(reversed, this.executor, this.stopped);
    }

    /**
     * Walks, and returns when all that was started is done.
     *
     * @param work does the work for a node; answers whether it succeeded
     * @return whether every node was done
     */
    boolean walk(Predicate<String> work) {
        Map<String, CompletableFuture<Boolean>> results = new LinkedHashMap<>();
        Set<String> failed = ConcurrentHashMap.newKeySet();
        for (String node : inOrder(this.dependencies)) {
            List<CompletableFuture<Boolean>> before = new ArrayList<>();
            this.dependencies.getOrDefault(node, Set.of()).stream()
                    .map(results::get)
                    .filter((result) -> result != null)
                    .forEach(before::add);
            results.put(
                    node,
                    CompletableFuture.allOf(before.toArray(CompletableFuture[]::new))
                            .thenApplyAsync(
                                    (ready) -> before.stream().allMatch(CompletableFuture::join)
                                            && failed.isEmpty()
                                            && !this.stopped.getAsBoolean()
                                            && succeeds(node, work, failed),
                                    this.executor));
        }
        return results.values().stream().map(CompletableFuture::join).reduce(true, Boolean::logicalAnd);
    }

    /** Returns the nodes so that each one comes after those it depends on. */
    static List<String> inOrder(Map<String, Set<String>> dependencies) {
        Set<String> ordered = new LinkedHashSet<>();
        while (ordered.size() < dependencies.size()) {
            List<String> ready = dependencies.keySet().stream()
                    .filter((node) -> !ordered.contains(node))
                    .filter((node) -> dependencies.getOrDefault(node, Set.of()).stream()
                            .allMatch((needed) -> ordered.contains(needed) || !dependencies.containsKey(needed)))
                    .toList();
            if (ready.isEmpty()) {
                Set<String> circle = new LinkedHashSet<>(dependencies.keySet());
                circle.removeAll(ordered);
                throw new CircularDependency(circle);
            }
            ordered.addAll(ready);
        }
        return List.copyOf(ordered);
    }

    private static Set<String> with(Set<String> nodes, String node) {
        nodes.add(node);
        return nodes;
    }

    private static boolean succeeds(String node, Predicate<String> work, Set<String> failed) {
        boolean done = work.test(node);
        if (!done) {
            failed.add(node);
        }
        return done;
    }

    /** Nodes that wait for each other. */
    static final class CircularDependency extends RuntimeException {

        private CircularDependency(Set<String> nodes) {
            super("Circular dependency between resources: " + nodes);
        }
    }
}
