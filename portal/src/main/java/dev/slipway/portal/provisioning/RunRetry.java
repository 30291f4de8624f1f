package dev.slipway.portal.provisioning;

import dev.slipway.portal.Conflict;
import dev.slipway.portal.cloud.WorkQueue;
import dev.slipway.portal.store.Change;
import dev.slipway.portal.store.Condition;
import dev.slipway.portal.store.ConditionFailed;
import dev.slipway.portal.store.Item;
import dev.slipway.portal.store.Table;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import reactor.core.publisher.Mono;

/** Lets a run that failed or was cancelled go on from the step that failed; what is done stays done. */
public final class RunRetry {

    private final Table table;
    private final Runs runs;
    private final WorkQueue queue;
    private final Clock clock;

    RunRetry(Table table, Runs runs, WorkQueue queue, Clock clock) {
        this.table = table;
        this.runs = runs;
        this.queue = queue;
        this.clock = clock;
    }

    /**
     * Queues a run again that failed or was cancelled. A deployment is followed by another one instead.
     *
     * @return the run, queued; {@link Conflict} when it goes on, has succeeded or is being undone
     */
    public Mono<Run> retry(String id) {
        return this.runs.get(id).flatMap(run -> mayBeRetried(run) ? again(run) : Mono.error(cannot(run)));
    }

    private static boolean mayBeRetried(Run run) {
        return run.kind() != RunKind.DEPLOYMENT
                && (run.state() == RunState.FAILED || run.state() == RunState.CANCELLED);
    }

    private Mono<Run> again(Run failed) {
        Run queued = failed.again().nextEvent();
        Instant now = this.clock.instant();
        Item item = RunItems.due(Item.of(RunItems.key(failed.id())), now.plus(RunOpening.GRACE))
                .with(RunItems.STATE, queued.state().name())
                .with("attempt", queued.attempt())
                .with(RunItems.LAST_EVENT, queued.lastEvent());
        List<Change> changes = new ArrayList<>();
        changes.add(Change.update(
                item,
                Set.of("endedAt", "failure", RunItems.CANCELLED_BY),
                Condition.is(RunItems.STATE, failed.state().name()),
                Condition.is("attempt", failed.attempt()),
                Condition.absent(RunItems.UNDO)));
        changes.add(Exclusion.hold(failed.app(), failed.id()));
        queued.steps().stream()
                .filter(step -> step.state() == StepState.State.WAITING)
                .forEach(step -> changes.add(Change.put(RunItems.step(failed.id(), step, Facts.none()))));
        changes.add(Change.put(RunItems.event(
                failed.id(), new RunEvent(queued.lastEvent(), now, RunEvent.Kind.QUEUED, queued.state(), null, null))));
        String group = CreatePlan.group(failed.app());
        return this.table
                .write(changes)
                .onErrorMap(ConditionFailed.class, lost -> cannot(failed))
                .then(this.queue.send(new WorkQueue.Work(failed.id(), group, failed.id() + "-" + queued.attempt())))
                .thenReturn(queued);
    }

    private static Conflict cannot(Run run) {
        return new Conflict(
                "Run %s cannot be retried: only a run that failed or was cancelled can, only while nothing else works on '%s', and no create run that is being undone. It is %s."
                        .formatted(run.id(), run.app(), run.state().name().toLowerCase(Locale.ROOT)),
                run.address());
    }
}
