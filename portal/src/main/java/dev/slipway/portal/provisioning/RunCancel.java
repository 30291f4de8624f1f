package dev.slipway.portal.provisioning;

import dev.slipway.portal.Conflict;
import dev.slipway.portal.store.Change;
import dev.slipway.portal.store.Condition;
import dev.slipway.portal.store.ConditionFailed;
import dev.slipway.portal.store.Item;
import dev.slipway.portal.store.Table;
import java.util.Locale;
import java.util.Set;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * Lets a run stop at the next safe point: no step is begun any more, a call under way is waited for, and the run ends as
 * cancelled.
 */
public final class RunCancel {

    private static final int RACES = 3;

    private final Table table;
    private final Runs runs;

    RunCancel(Table table, Runs runs) {
        this.table = table;
        this.runs = runs;
    }

    /**
     * Notes that a run is to stop. Asking twice is asking once.
     *
     * @param id id of the run
     * @param by short name of who wants it
     * @return the run; {@link Conflict} when it has ended
     */
    public Mono<Run> cancel(String id, String by) {
        return this.runs
                .get(id)
                .flatMap(run -> note(run, by))
                // Between the look and the write an instance may have begun or ended it.
                .retryWhen(Retry.max(RACES).filter(ConditionFailed.class::isInstance));
    }

    private Mono<Run> note(Run run, String by) {
        if (run.state().isEnded()) {
            return Mono.error(new Conflict(
                    "Run %s cannot be cancelled: it is %s already."
                            .formatted(run.id(), run.state().name().toLowerCase(Locale.ROOT)),
                    run.address()));
        }
        if (run.cancelledBy() != null) {
            return Mono.just(run);
        }
        Item note = Item.of(RunItems.key(run.id())).with(RunItems.CANCELLED_BY, by);
        return this.table
                .write(Change.update(
                        note,
                        Set.of(),
                        Condition.is(RunItems.STATE, run.state().name()),
                        Condition.absent(RunItems.CANCELLED_BY)))
                .thenReturn(run.cancelled(by));
    }
}
