package dev.slipway.portal.outside;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Records what a fake was asked, and lets chosen calls fail. */
public final class Calls {

    private final List<String> made = new ArrayList<>();
    private final Map<String, Deque<RuntimeException>> faults = new HashMap<>();
    private final Map<String, Deque<RuntimeException>> lostAnswers = new HashMap<>();
    private final Map<String, Runnable> before = new ConcurrentHashMap<>();

    /** Lets the next call of this name fail before it has an effect. */
    public synchronized void failNext(String call, RuntimeException fault) {
        this.faults.computeIfAbsent(call, name -> new ArrayDeque<>()).add(fault);
    }

    /** Lets the next call of this name have its effect, and lose its answer. */
    public synchronized void loseNextAnswer(String call, RuntimeException fault) {
        this.lostAnswers.computeIfAbsent(call, name -> new ArrayDeque<>()).add(fault);
    }

    /** Lets something happen just before the next call of this name has its effect. */
    public void beforeNext(String call, Runnable deed) {
        this.before.put(call, deed);
    }

    /** Returns the names of the calls made. */
    public synchronized List<String> made() {
        return List.copyOf(this.made);
    }

    /** Returns how often a call was made. */
    public synchronized long count(String call) {
        return this.made.stream().filter(call::equals).count();
    }

    /** Returns tags with some changed. */
    static Map<String, String> merged(Map<String, String> tags, Map<String, String> changed) {
        Map<String, String> merged = new HashMap<>(tags);
        merged.putAll(changed);
        return merged;
    }

    /** Returns the work as a call that may fail. */
    <T> Mono<T> call(String name, Mono<T> work) {
        return Mono.defer(() -> {
            RuntimeException fault = note(name);
            if (fault != null) {
                return Mono.error(fault);
            }
            Optional.ofNullable(this.before.remove(name)).ifPresent(Runnable::run);
            RuntimeException lost = lost(name);
            return (lost != null) ? work.then(Mono.error(lost)) : work;
        });
    }

    private synchronized @Nullable RuntimeException note(String name) {
        this.made.add(name);
        return this.faults.getOrDefault(name, new ArrayDeque<>()).poll();
    }

    private synchronized @Nullable RuntimeException lost(String name) {
        return this.lostAnswers.getOrDefault(name, new ArrayDeque<>()).poll();
    }
}
