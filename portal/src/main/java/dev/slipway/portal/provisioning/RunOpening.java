package dev.slipway.portal.provisioning;

import dev.slipway.portal.app.AppName;
import dev.slipway.portal.cloud.WorkQueue;
import dev.slipway.portal.store.Change;
import dev.slipway.portal.store.Condition;
import dev.slipway.portal.store.Fence;
import dev.slipway.portal.store.Item;
import dev.slipway.portal.store.Table;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/** Opens runs: stores them with all that belongs to them in one transaction, then tells the instances. */
public final class RunOpening {

    /** How long a message may take before the run counts as forgotten. */
    static final Duration GRACE = Duration.ofSeconds(5);

    private static final Logger LOG = LoggerFactory.getLogger(RunOpening.class);

    private final Table table;
    private final WorkQueue queue;
    private final SortableIds ids;
    private final Clock clock;

    /**
     * @param table where runs are stored
     * @param queue how instances hear of them
     * @param ids makes the runs' ids
     * @param clock the time
     */
    public RunOpening(Table table, WorkQueue queue, SortableIds ids, Clock clock) {
        this.table = table;
        this.queue = queue;
        this.ids = ids;
        this.clock = clock;
    }

    /** Returns a run that is not stored yet. */
    public Run draft(RunKind kind, AppName app, @Nullable String subject, String who, Plan plan) {
        return draft(this.ids.next(), kind, app, subject, who, plan);
    }

    /** Returns a run that is not stored yet, of something that had its id before. */
    public Run draft(String id, RunKind kind, AppName app, @Nullable String subject, String who, Plan plan) {
        Instant now = this.clock.instant();
        List<StepState> waiting =
                plan.steps().stream().map(step -> StepState.waiting(step.id())).toList();
        return new Run(id, kind, app, subject, RunState.QUEUED, who, now, null, null, plan, waiting, null, null, 1, 1);
    }

    /**
     * Stores a run and what belongs to it, then sends it off.
     *
     * @param run a draft
     * @param group its message group
     * @param others changes of the same transaction; {@link dev.slipway.portal.store.ConditionFailed} when one fails
     */
    public Mono<Run> open(Run run, String group, List<Change> others) {
        List<Change> changes = new ArrayList<>(others);
        changes.add(
                Change.create(RunItems.due(RunItems.run(run), run.createdAt().plus(GRACE))
                        .with(RunItems.GROUP, group)
                        .with(Fence.EPOCH, 0)));
        changes.add(Change.create(RunItems.event(
                run.id(), new RunEvent(1, run.createdAt(), RunEvent.Kind.QUEUED, run.state(), null, null))));
        return this.table.write(changes).then(send(run, group)).thenReturn(run);
    }

    /** Returns the change that notes on a create run which run undoes it; it fails when one does, or when it goes on. */
    public static Change undoing(Run create, String undo) {
        return Change.update(
                Item.of(RunItems.key(create.id())).with(RunItems.UNDO, undo),
                Set.of(),
                Condition.is(RunItems.STATE, create.state().name()),
                Condition.absent(RunItems.UNDO));
    }

    private Mono<Void> send(Run run, String group) {
        return this.queue
                .send(new WorkQueue.Work(run.id(), group, run.id() + "-" + run.attempt()))
                .onErrorResume(fault -> {
                    // The run is stored: the sweeper finds it and sends it again.
                    LOG.warn("Run {} is stored, but its message could not be sent yet.", run.id(), fault);
                    return Mono.empty();
                });
    }
}
