package dev.slipway.portal.provisioning;

import dev.slipway.portal.OutsideFault;
import dev.slipway.portal.store.Change;
import dev.slipway.portal.store.Condition;
import dev.slipway.portal.store.ConditionFailed;
import dev.slipway.portal.store.Fence;
import dev.slipway.portal.store.Index;
import dev.slipway.portal.store.Item;
import dev.slipway.portal.store.Table;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.util.retry.Retry;

/**
 * A run in the hands of this instance: what is known of it, and the right to write that down.
 *
 * <p>All writes pass one after another and are conditional on the epoch; once another instance has taken the run over
 * they signal {@link LeaseLost}. A write may be repeated after a lost answer: it sets the same again.
 */
final class HeldRun {

    private static final Retry WHEN_THE_TABLE_FAILS = Retry.backoff(6, Duration.ofMillis(100))
            .maxBackoff(Duration.ofSeconds(2))
            .filter(fault -> fault instanceof OutsideFault outside && outside.mayHeal())
            .onRetryExhaustedThrow((spec, signal) -> signal.failure());

    private final Table table;
    private final Clock clock;
    private final Fence fence;
    private final Disposable place;
    private final Turns turns = new Turns();
    private final Sinks.Empty<Void> stopped = Sinks.empty();
    private final Sinks.Empty<Void> cancelled = Sinks.empty();
    private volatile Run run;
    private volatile Facts facts;
    private volatile Instant lease;

    HeldRun(Table table, Clock clock, Fence fence, Run run, Facts facts, Instant lease, Disposable place) {
        this.table = table;
        this.clock = clock;
        this.fence = fence;
        this.run = run;
        this.facts = facts;
        this.lease = lease;
        this.place = place;
        if (run.cancelledBy() != null) {
            this.cancelled.tryEmitEmpty();
        }
    }

    Run run() {
        return this.run;
    }

    Facts facts() {
        return this.facts;
    }

    Fence fence() {
        return this.fence;
    }

    /** Stores that the run has begun, when it has not before. */
    Mono<Void> begin(List<Change> others) {
        return change(RunEvent.Kind.STARTED, null, before -> before.started(this.clock.instant()), others);
    }

    /** Stores that a step is begun, unless somebody has cancelled the run; then {@link RunCancelled} is signalled. */
    Mono<Void> beginStep(StepTurn turn) {
        return turn.always() ? begun(turn, List.of()) : begun(turn, List.of(Condition.absent(RunItems.CANCELLED_BY)));
    }

    private Mono<Void> begun(StepTurn turn, List<Condition> conditions) {
        UnaryOperator<StepState> begun = before -> before.begun(this.clock.instant());
        return step(turn.id(), begun, Facts.none(), conditions)
                .onErrorResume(
                        LeaseLost.class,
                        lost -> look().then(Mono.error(() -> turn.mayGoOn() ? lost : new RunCancelled(this.run.id()))));
    }

    /** Looks whether somebody has cancelled the run. */
    Mono<Void> look() {
        return this.turns
                .take(this.table.get(this.fence.holder()).doOnNext(this::noteCancel))
                .then();
    }

    private void noteCancel(Item item) {
        String by = item.textOrNull(RunItems.CANCELLED_BY);
        if (by != null && this.run.cancelledBy() == null) {
            this.run = this.run.cancelled(by);
            this.cancelled.tryEmitEmpty();
        }
    }

    /** Completes when somebody has cancelled the run. */
    Mono<Void> cancelled() {
        return this.cancelled.asMono();
    }

    /** Stores a step's new state. */
    Mono<Void> step(String id, UnaryOperator<StepState> change) {
        return step(id, change, Facts.none());
    }

    /** Stores a step's new state and what it found out. */
    Mono<Void> step(String id, UnaryOperator<StepState> change, Facts found) {
        return step(id, change, found, List.of());
    }

    private Mono<Void> step(String id, UnaryOperator<StepState> change, Facts found, List<Condition> conditions) {
        return this.turns.take(Mono.defer(() -> {
            StepState after = change.apply(this.run.step(id));
            Run next = this.run.with(after).nextEvent();
            RunEvent event =
                    new RunEvent(next.lastEvent(), this.clock.instant(), RunEvent.Kind.STEP, next.state(), after, null);
            return write(next, event, List.of(Change.put(RunItems.step(next.id(), after, found))), conditions)
                    .doOnSuccess(done -> this.facts = this.facts.and(found));
        }));
    }

    /** Stores the run's end and lets it go. */
    Mono<Void> end(RunState state, @Nullable String failure, Function<Run, Mono<List<Change>>> others) {
        Run ended = this.run.ended(state, this.clock.instant(), failure);
        return others.apply(ended)
                .flatMap(changes ->
                        change(RunEvent.Kind.ENDED, failure, before -> ended.at(before.lastEvent()), changes));
    }

    /** Sees that the lease lasts for some time from now. */
    Mono<Void> holdFor(Duration time) {
        return Mono.defer(() -> {
            Instant until = this.clock.instant().plus(time);
            if (!until.isAfter(this.lease)) {
                return Mono.empty();
            }
            Item extended = RunItems.due(Item.of(this.fence.holder()).with(RunItems.LEASE, until), until);
            return this.turns.take(guarded(List.of(Change.update(extended, Set.of(), this.fence.condition())))
                    .doOnSuccess(done -> this.lease = until));
        });
    }

    /** Lets the run go before its end, so that another instance may take it at once. */
    Mono<Void> release() {
        Item free = RunItems.due(Item.of(this.fence.holder()), this.clock.instant());
        return this.turns.take(guarded(List.of(Change.update(free, Set.of(RunItems.LEASE), this.fence.condition()))));
    }

    /** Lets the steps of the run stop where they are. */
    void stop() {
        this.stopped.tryEmitEmpty();
    }

    /** Completes when the steps of the run are to stop. */
    Mono<Void> stopped() {
        return this.stopped.asMono();
    }

    /** Forgets the run, which the table keeps, and gives its place to another. */
    void close() {
        this.place.dispose();
        this.turns.dispose();
    }

    private Mono<Void> change(
            RunEvent.Kind kind, @Nullable String text, UnaryOperator<Run> change, List<Change> others) {
        return this.turns.take(Mono.defer(() -> {
            Run next = change.apply(this.run).nextEvent();
            RunEvent event = new RunEvent(next.lastEvent(), this.clock.instant(), kind, next.state(), null, text);
            return write(next, event, others, List.of());
        }));
    }

    private Mono<Void> write(Run next, RunEvent event, List<Change> others, List<Condition> conditions) {
        Item item = Item.of(this.fence.holder())
                .with(RunItems.STATE, next.state().name())
                .with("startedAt", next.startedAt())
                .with("endedAt", next.endedAt())
                .with("failure", next.failure())
                .with(RunItems.LAST_EVENT, next.lastEvent());
        Set<String> remove =
                next.state().isEnded() ? Set.of(RunItems.LEASE, Index.OPEN.partition(), Index.OPEN.sort()) : Set.of();
        List<Change> changes = new ArrayList<>(others);
        List<Condition> all = new ArrayList<>(conditions);
        all.add(this.fence.condition());
        changes.add(Change.update(item, remove, all.toArray(Condition[]::new)));
        changes.add(Change.put(RunItems.event(next.id(), event)));
        return guarded(changes).doOnSuccess(done -> this.run = next);
    }

    private Mono<Void> guarded(List<Change> changes) {
        return this.table
                .write(changes)
                .retryWhen(WHEN_THE_TABLE_FAILS)
                .onErrorMap(
                        ConditionFailed.class,
                        failed -> failed.on(this.fence.holder()) ? new LeaseLost(this.run.id()) : failed);
    }
}
