package dev.slipway.portal.provisioning;

import dev.slipway.portal.cloud.WorkQueue;
import dev.slipway.portal.store.Change;
import dev.slipway.portal.store.Condition;
import dev.slipway.portal.store.ConditionFailed;
import dev.slipway.portal.store.Fence;
import dev.slipway.portal.store.Index;
import dev.slipway.portal.store.Item;
import dev.slipway.portal.store.Query;
import dev.slipway.portal.store.Table;
import dev.slipway.portal.store.Times;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Finds runs that have neither ended nor a holder, and sends them to the queue again. */
final class RunSweeper {

    private static final int BATCH = 50;
    private static final int AT_ONCE = 8;
    private static final Duration UNTIL_THE_NEXT = Duration.ofSeconds(30);

    private final Table table;
    private final WorkQueue queue;
    private final Clock clock;

    RunSweeper(Table table, WorkQueue queue, Clock clock) {
        this.table = table;
        this.queue = queue;
        this.clock = clock;
    }

    Mono<Void> sweep() {
        Query overdue = Query.of(Index.OPEN, RunItems.OPEN_RUNS, BATCH).upTo(Times.text(this.clock.instant()));
        return this.table
                .query(overdue)
                .flatMapMany(page -> Flux.fromIterable(page.items()))
                .flatMap(this::send, AT_ONCE)
                .then();
    }

    private Mono<Void> send(Item run) {
        // Only one instance sends: the one that moves the date.
        Item later = RunItems.due(Item.of(run.key()), this.clock.instant().plus(UNTIL_THE_NEXT));
        Change claim = Change.update(later, Set.of(), Condition.is(Index.OPEN.sort(), run.text(Index.OPEN.sort())));
        return this.table
                .write(claim)
                .then(Mono.defer(() -> this.queue.send(
                        new WorkQueue.Work(run.text("id"), run.text(RunItems.GROUP), deduplication(run)))))
                .onErrorComplete(ConditionFailed.class);
    }

    /** One message for each turn of a run: the queue drops repetitions of it for some minutes. */
    private static String deduplication(Item run) {
        return "%s-%d-%d".formatted(run.text("id"), run.number("attempt"), run.number(Fence.EPOCH));
    }
}
