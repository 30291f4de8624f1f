package dev.slipway.sandbox.jenkins;

import dev.slipway.sandbox.http.Documents;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The builds that wait: each for its quiet period, then for a free executor. Kept over a restart. */
final class BuildQueue {

    private static final int KEPT = 500;

    private final Documents<QueueItem> items;
    private final Duration quietPeriod;
    private final int executors;
    private final ScheduledExecutorService clock;
    private final Predicate<QueueItem> gate;
    private final Consumer<QueueItem> starter;
    private final AtomicLong lastId;
    private int busy;

    /**
     * @param folder where the queue is kept
     * @param settings quiet period and executors
     * @param clock wakes the queue
     * @param gate whether an item that is due may start
     * @param starter starts the build of an item; must give it a number at once
     */
    BuildQueue(
            Path folder,
            JenkinsSettings settings,
            ScheduledExecutorService clock,
            Predicate<QueueItem> gate,
            Consumer<QueueItem> starter) {
        this.items = Documents.open(folder, QueueItem.class);
        this.quietPeriod = settings.quietPeriod();
        this.executors = settings.executors();
        this.clock = clock;
        this.gate = gate;
        this.starter = starter;
        this.lastId = new AtomicLong(
                this.items.all().stream().mapToLong(QueueItem::id).max().orElse(0));
    }

    /** Wakes what waited when this Jenkins was stopped. */
    void resume() {
        this.items.all().stream().filter(QueueItem::waits).forEach(this::wakeWhenDue);
    }

    /** Puts a build into the queue; one that waits already for the same is returned instead. */
    synchronized QueueItem add(
            String job, BuildRecord.Cause cause, Map<String, String> parameters, @Nullable Head head) {
        Optional<QueueItem> same = this.items.all().stream()
                .filter((item) -> item.asksTheSameAs(job, parameters, head))
                .findFirst();
        if (same.isPresent()) {
            return same.get();
        }
        long now = System.currentTimeMillis();
        QueueItem item = new QueueItem(
                this.lastId.incrementAndGet(),
                job,
                now,
                now + this.quietPeriod.toMillis(),
                cause,
                parameters,
                head,
                0,
                false);
        put(item);
        wakeWhenDue(item);
        forgetOld();
        return item;
    }

    Optional<QueueItem> find(long id) {
        return this.items.find(key(id));
    }

    List<QueueItem> waiting() {
        return this.items.all().stream()
                .filter(QueueItem::waits)
                .sorted(Comparator.comparingLong(QueueItem::id))
                .toList();
    }

    /** Takes an item out; whether it was still waiting. */
    synchronized boolean cancel(long id) {
        Optional<QueueItem> item = find(id).filter(QueueItem::waits);
        item.ifPresent((waiting) -> put(waiting.taken()));
        return item.isPresent();
    }

    synchronized void cancelOf(String job) {
        waiting().stream().filter((item) -> item.job().equals(job)).forEach((item) -> cancel(item.id()));
    }

    void put(QueueItem item) {
        this.items.put(key(item.id()), item);
    }

    /** Tells the queue that a build has ended and its executor is free. */
    synchronized void executorFree() {
        this.busy--;
        startWhatIsDue();
    }

    private void wakeWhenDue(QueueItem item) {
        long wait = Math.max(0, item.due() - System.currentTimeMillis());
        this.clock.schedule(this::startWhatIsDue, wait + 1, TimeUnit.MILLISECONDS);
    }

    private synchronized void startWhatIsDue() {
        long now = System.currentTimeMillis();
        for (QueueItem item : waiting()) {
            if (item.due() <= now && this.busy < this.executors && this.gate.test(item)) {
                this.busy++;
                this.starter.accept(item);
            }
        }
    }

    private void forgetOld() {
        List<QueueItem> left = this.items.all().stream()
                .filter((item) -> !item.waits())
                .sorted(Comparator.comparingLong(QueueItem::id))
                .toList();
        left.stream().limit(Math.max(0, left.size() - KEPT)).forEach((item) -> this.items.remove(key(item.id())));
    }

    private static String key(long id) {
        return "%012d".formatted(id);
    }
}
