package dev.slipway.portal.provisioning;

import dev.slipway.portal.Conflict;
import dev.slipway.portal.app.AppName;
import dev.slipway.portal.store.Change;
import dev.slipway.portal.store.ConditionFailed;
import dev.slipway.portal.store.Item;
import dev.slipway.portal.store.Table;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Opens runs that change the inventory of an app that is there: each holds the app, so there is one at a time. */
public final class InventoryRuns {

    private final Table table;
    private final RunOpening opening;

    InventoryRuns(Table table, RunOpening opening) {
        this.table = table;
        this.opening = opening;
    }

    /** Returns a run that is not stored yet. */
    public Run draft(RunKind kind, AppName app, @Nullable String subject, String who, Plan plan) {
        return this.opening.draft(kind, app, subject, who, plan);
    }

    /**
     * Stores a run that holds its app, and sends it off.
     *
     * @param run a draft
     * @param others changes of the same transaction
     * @return the run; {@link Conflict} with the address of the run that holds the app already
     */
    public Mono<Run> open(Run run, List<Change> others) {
        List<Change> changes = new ArrayList<>(others);
        changes.add(Exclusion.hold(run.app(), run.id()));
        return this.opening
                .open(run, CreatePlan.group(run.app()), changes)
                .onErrorResume(ConditionFailed.class, failed -> refuse(run));
    }

    /** Finds the run that holds an app; empty when none does. */
    public Mono<String> holder(AppName app) {
        return this.table.get(Exclusion.key(app)).map(item -> item.text(Exclusion.RUN));
    }

    private Mono<Run> refuse(Run run) {
        return this.table
                .get(Exclusion.key(run.app()))
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .flatMap(held -> Mono.error(busy(run, held)));
    }

    private static Conflict busy(Run run, Optional<Item> held) {
        URI holder = held.map(item -> Run.addressOf(item.text(Exclusion.RUN))).orElse(null);
        return new Conflict(
                (holder != null)
                        ? "Another run works on '%s'. Wait until it has ended, or cancel it, then try again."
                                .formatted(run.app())
                        : "'%s' has changed in between. Look at it again, then try again.".formatted(run.app()),
                holder);
    }
}
