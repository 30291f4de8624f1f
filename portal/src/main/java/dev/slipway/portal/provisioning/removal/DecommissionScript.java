package dev.slipway.portal.provisioning.removal;

import dev.slipway.portal.app.AppDirectory;
import dev.slipway.portal.provisioning.AppScript;
import dev.slipway.portal.provisioning.RunKind;
import dev.slipway.portal.provisioning.RunState;
import dev.slipway.portal.provisioning.Step;
import dev.slipway.portal.provisioning.StepContext;
import dev.slipway.portal.store.Change;
import java.util.List;
import reactor.core.publisher.Mono;

/** What decommissions do. The app's name stays reserved, and its history stays. */
final class DecommissionScript extends AppScript {

    private final AppDirectory apps;
    private final RemovalTelling telling;

    DecommissionScript(List<Step> steps, AppDirectory apps, RemovalTelling telling) {
        super(RunKind.DECOMMISSION, steps);
        this.apps = apps;
        this.telling = telling;
    }

    @Override
    protected List<Change> ended(StepContext context) {
        if (context.run().state() != RunState.SUCCEEDED) {
            return List.of();
        }
        return List.of(this.apps.decommissioning(context.app()));
    }

    @Override
    protected Mono<List<Change>> lookedUp(StepContext context) {
        return context.run().state() == RunState.SUCCEEDED ? this.telling.left(context) : Mono.just(List.of());
    }
}
