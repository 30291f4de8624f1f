package dev.slipway.portal.outside;

import dev.slipway.portal.cloud.WorkQueue;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** A work queue in memory: groups in order, one piece of each at a time, repetitions dropped. */
public final class InMemoryQueue implements WorkQueue {

    private final Map<String, Deque<String>> waiting = new HashMap<>();
    private final Set<String> busy = new HashSet<>();
    private final Set<String> known = new HashSet<>();
    private final List<Worker> workers = new ArrayList<>();
    private boolean losesMessages;
    private int next;

    /** Lets messages be lost from now on, or no more. */
    public synchronized void loseMessages(boolean lose) {
        this.losesMessages = lose;
    }

    @Override
    public Mono<Void> send(Work work) {
        return Mono.fromRunnable(() -> {
            synchronized (this) {
                if (this.losesMessages || !this.known.add(work.deduplication())) {
                    return;
                }
                this.waiting
                        .computeIfAbsent(work.group(), group -> new ArrayDeque<>())
                        .add(work.id());
            }
            hand(work.group());
        });
    }

    @Override
    public Disposable consume(Worker worker) {
        List<String> groups;
        synchronized (this) {
            this.workers.add(worker);
            groups = List.copyOf(this.waiting.keySet());
        }
        groups.forEach(this::hand);
        return () -> {
            synchronized (this) {
                this.workers.remove(worker);
            }
        };
    }

    private void hand(String group) {
        Worker worker;
        String id;
        synchronized (this) {
            Deque<String> line = this.waiting.get(group);
            worker = worker();
            if (worker == null || line == null || line.isEmpty() || !this.busy.add(group)) {
                return;
            }
            id = line.remove();
        }
        Mono.defer(() -> worker.work(id))
                .subscribeOn(Schedulers.parallel())
                .onErrorReturn(Answer.giveBack(Duration.ofMillis(100)))
                .flatMap(answer -> answer.done()
                        ? Mono.empty()
                        : Mono.delay(answer.again()).doOnNext(again -> putBack(group, id)))
                .doFinally(end -> free(group))
                .subscribe();
    }

    private synchronized @Nullable Worker worker() {
        return this.workers.isEmpty() ? null : this.workers.get(this.next++ % this.workers.size());
    }

    private synchronized void putBack(String group, String id) {
        this.waiting.computeIfAbsent(group, name -> new ArrayDeque<>()).addFirst(id);
    }

    private void free(String group) {
        synchronized (this) {
            this.busy.remove(group);
        }
        hand(group);
    }
}
