package dev.slipway.portal.provisioning.step;

import dev.slipway.portal.app.AppDirectory;
import dev.slipway.portal.provisioning.CreatePlan;
import dev.slipway.portal.provisioning.OutsideSystem;
import dev.slipway.portal.provisioning.StepContext;
import dev.slipway.portal.provisioning.StepOutcome;
import dev.slipway.portal.store.Change;
import dev.slipway.portal.store.Table;
import java.util.ArrayList;
import java.util.List;
import reactor.core.publisher.Mono;

/** Sees that the name is reserved for this run; the transaction that opened the run has done it. */
final class ReserveStep extends CreateStep {

    private final AppDirectory apps;
    private final Table table;

    ReserveStep(AppDirectory apps, Table table) {
        super(CreatePlan.RESERVE, OutsideSystem.SLIPWAY);
        this.apps = apps;
        this.table = table;
    }

    @Override
    public Mono<StepOutcome> run(StepContext context) {
        return Mono.fromSupplier(
                () -> context.app().createRun().equals(context.run().id())
                        ? new StepOutcome.Done(
                                "reserved for team %s".formatted(context.app().team()), null, List.of())
                        : new StepOutcome.Refused(
                                "The name '%s' is reserved for another run. Choose another name."
                                        .formatted(context.app().name()),
                                null));
    }

    /** Frees the name; the app's inventory stays, so that what was left behind can still be listed. */
    @Override
    public Mono<Void> undo(StepContext context) {
        List<Change> changes = new ArrayList<>();
        changes.add(context.fence().check());
        changes.add(this.apps.freeing(context.app().name(), context.run().id()));
        changes.addAll(this.apps.unlisting(context.app()));
        return this.table.write(changes);
    }
}
