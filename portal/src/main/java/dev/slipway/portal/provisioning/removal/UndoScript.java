package dev.slipway.portal.provisioning.removal;

import dev.slipway.portal.app.AppDirectory;
import dev.slipway.portal.provisioning.AppScript;
import dev.slipway.portal.provisioning.RunKind;
import dev.slipway.portal.provisioning.RunState;
import dev.slipway.portal.provisioning.StepContext;
import dev.slipway.portal.store.Change;
import java.util.List;
import reactor.core.publisher.Mono;

/** What undo runs do. The name is free again in the transaction that ends a run which left nothing behind. */
final class UndoScript extends AppScript {

    private final AppDirectory apps;
    private final RemovalTelling telling;

    UndoScript(RemovalSteps steps, AppDirectory apps, RemovalTelling telling) {
        super(RunKind.UNDO, steps.all());
        this.apps = apps;
        this.telling = telling;
    }

    @Override
    protected List<Change> ended(StepContext context) {
        if (context.run().state() != RunState.SUCCEEDED) {
            return List.of();
        }
        return this.apps.freeing(context.app());
    }

    @Override
    protected Mono<List<Change>> lookedUp(StepContext context) {
        return context.run().state() == RunState.SUCCEEDED ? this.telling.left(context) : Mono.just(List.of());
    }
}
