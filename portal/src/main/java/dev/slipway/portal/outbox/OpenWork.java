package dev.slipway.portal.outbox;

import dev.slipway.portal.store.Change;
import dev.slipway.portal.store.Condition;
import dev.slipway.portal.store.ConditionFailed;
import dev.slipway.portal.store.Index;
import dev.slipway.portal.store.Item;
import dev.slipway.portal.store.Query;
import dev.slipway.portal.store.Table;
import dev.slipway.portal.store.Times;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Items that wait until something is done with them, the oldest first.
 *
 * <p>An instance claims an item for some seconds before it works on it, so that two instances seldom do the same. What
 * fails holds no other item up: it is kept and tried again, at first after seconds, at last every five minutes.
 */
public final class OpenWork {

    static final String FAILURES = "failures";
    static final String EXPIRES = "expires";

    /** How long an item is kept when it is done; one that waits is kept as long as it waits. */
    static final Duration KEPT = Duration.ofDays(7);

    private static final Logger LOG = LoggerFactory.getLogger(OpenWork.class);
    private static final int BATCH = 50;
    private static final int AT_ONCE = 8;
    private static final Duration CLAIM = Duration.ofSeconds(20);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);
    private static final int DOUBLINGS = 10;

    private final Table table;
    private final Clock clock;
    private final String kind;

    /**
     * @param table where the items are
     * @param clock the time
     * @param kind what kind of items: their partition of the index of open work
     */
    public OpenWork(Table table, Clock clock, String kind) {
        this.table = table;
        this.clock = clock;
        this.kind = kind;
    }

    /** Returns an item as one that waits from now on. */
    public static Item waiting(Item item, String kind, Clock clock) {
        return item.with(Index.OPEN.partition(), kind).with(Index.OPEN.sort(), clock.instant());
    }

    /**
     * Works on what is due.
     *
     * @param work does it, and returns what else is written when it is done; an error means that it is not
     */
    public Mono<Void> round(Function<Item, Mono<List<Change>>> work) {
        Query due = Query.of(Index.OPEN, this.kind, BATCH).upTo(Times.text(this.clock.instant()));
        return this.table
                .query(due)
                .flatMapMany((page) -> Flux.fromIterable(page.items()))
                .flatMapDelayError((item) -> attempt(item, work), AT_ONCE, AT_ONCE)
                .then();
    }

    private Mono<Void> attempt(Item item, Function<Item, Mono<List<Change>>> work) {
        String claimed = Times.text(this.clock.instant().plus(CLAIM));
        Item claim = Item.of(item.key()).with(Index.OPEN.sort(), claimed);
        return this.table
                .write(Change.update(claim, Set.of(), Condition.is(Index.OPEN.sort(), item.text(Index.OPEN.sort()))))
                .then(Mono.defer(() -> work.apply(item))
                        .flatMap((more) -> done(item, claimed, more))
                        .onErrorResume(
                                (failure) -> !(failure instanceof ConditionFailed),
                                (failure) -> postponed(item, claimed, failure)))
                .onErrorComplete(ConditionFailed.class);
    }

    private Mono<Void> done(Item item, String claimed, List<Change> more) {
        Item kept = Item.of(item.key())
                .with(EXPIRES, this.clock.instant().plus(KEPT).getEpochSecond());
        List<Change> all = new ArrayList<>(more);
        all.add(Change.update(
                kept,
                Set.of(Index.OPEN.partition(), Index.OPEN.sort(), FAILURES),
                Condition.is(Index.OPEN.sort(), claimed)));
        return this.table.write(all);
    }

    private Mono<Void> postponed(Item item, String claimed, Throwable failure) {
        long failures = item.number(FAILURES);
        Duration doubled = FIRST_PAUSE.multipliedBy(1L << Math.min(failures, DOUBLINGS));
        Duration pause = doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
        LOG.warn(
                "The {} of {} failed for the {}. time; it is tried again in {}.",
                this.kind,
                item.key(),
                failures + 1,
                pause,
                failure);
        Item later = Item.of(item.key())
                .with(Index.OPEN.sort(), this.clock.instant().plus(pause))
                .with(FAILURES, failures + 1);
        return this.table.write(Change.update(later, Set.of(), Condition.is(Index.OPEN.sort(), claimed)));
    }
}
