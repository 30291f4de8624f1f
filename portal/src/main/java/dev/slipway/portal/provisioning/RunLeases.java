package dev.slipway.portal.provisioning;

import dev.slipway.portal.store.Change;
import dev.slipway.portal.store.Condition;
import dev.slipway.portal.store.ConditionFailed;
import dev.slipway.portal.store.Fence;
import dev.slipway.portal.store.Item;
import dev.slipway.portal.store.Key;
import dev.slipway.portal.store.Query;
import dev.slipway.portal.store.Table;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;

/** Takes runs into the hands of this instance, by a conditional write of the next epoch. */
final class RunLeases {

    /** How long to leave a run alone that another instance took at the same moment. */
    private static final Duration AFTER_A_RACE = Duration.ofSeconds(1);

    private static final Duration UNTIL_THERE_IS_ROOM = Duration.ofSeconds(3);

    /** Who we are, for people who look into the table. */
    private static final String INSTANCE = ManagementFactory.getRuntimeMXBean().getName();

    private final Table table;
    private final Clock clock;
    private final Duration length;
    private final RunPause pause;
    private final Room room;

    RunLeases(Table table, Clock clock, Duration length, Room room) {
        this.room = room;
        this.table = table;
        this.clock = clock;
        this.length = length;
        this.pause = new RunPause(table, clock);
    }

    /** Takes a run and a place for it, unless it has ended, somebody holds it, or all places are taken. */
    Mono<Taking> take(String id) {
        Query query =
                Query.of(RunItems.partition(id), RunItems.RUN, Query.LARGEST).upTo(RunItems.STEP + "~");
        return this.table.query(query).flatMap(page -> take(id, page.items()));
    }

    private Mono<Taking> take(String id, List<Item> items) {
        if (items.isEmpty()) {
            return Mono.just(new Taking(null, null));
        }
        Run run = RunItems.read(items);
        if (run.state().isEnded()) {
            return Mono.just(new Taking(null, null));
        }
        Item own = items.stream()
                .filter(item -> item.text(Key.SORT).equals(RunItems.RUN))
                .findFirst()
                .orElseThrow();
        Instant now = this.clock.instant();
        Instant held = own.timeOrNull(RunItems.LEASE);
        if (held != null && held.isAfter(now)) {
            return Mono.just(new Taking(null, Duration.between(now, held)));
        }
        Disposable place = this.room.enter(run);
        if (place == null) {
            return Mono.just(new Taking(null, UNTIL_THERE_IS_ROOM));
        }
        Mono<Taking> take = take(own, run, RunItems.facts(items), now.plus(this.length), place)
                .map(taken -> new Taking(taken, null))
                .onErrorReturn(ConditionFailed.class, new Taking(null, AFTER_A_RACE));
        return this.pause
                .keeps(run)
                .flatMap(kept -> kept ? Mono.just(new Taking(null, RunPause.LOOK_AGAIN)) : take)
                .doOnNext(taking -> {
                    if (taking.run() == null) {
                        place.dispose();
                    }
                })
                .doOnError(fault -> place.dispose())
                .doOnCancel(place::dispose);
    }

    private Mono<HeldRun> take(Item own, Run run, Facts facts, Instant until, Disposable place) {
        Fence fence = new Fence(own.key(), own.number(Fence.EPOCH) + 1);
        Item taken = RunItems.due(Item.of(own.key()), until)
                .with(Fence.EPOCH, fence.epoch())
                .with(RunItems.LEASE, until)
                .with(RunItems.HOLDER, INSTANCE);
        Change take = Change.update(
                taken,
                Set.of(),
                Condition.is(Fence.EPOCH, own.number(Fence.EPOCH)),
                new Condition(RunItems.LEASE, own.textOrNull(RunItems.LEASE)));
        return this.table
                .write(take)
                .then(Mono.fromSupplier(() -> new HeldRun(this.table, this.clock, fence, run, facts, until, place)));
    }

    /**
     * What came of it.
     *
     * @param run the run, when it is ours now
     * @param heldFor for how long somebody else holds it, or it waits for a place; null when there is nothing to do
     */
    record Taking(@Nullable HeldRun run, @Nullable Duration heldFor) {}
}
