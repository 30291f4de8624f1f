package dev.slipway.portal.provisioning.removal;

import dev.slipway.portal.app.AppDirectory;
import dev.slipway.portal.app.Environments;
import dev.slipway.portal.deployment.Deployments;
import dev.slipway.portal.provisioning.AppScript;
import dev.slipway.portal.provisioning.RunKind;
import dev.slipway.portal.provisioning.RunState;
import dev.slipway.portal.provisioning.StepContext;
import dev.slipway.portal.store.Change;
import java.util.ArrayList;
import java.util.List;

/** What undo runs do. The name is free again in the transaction that ends a run which left nothing behind. */
final class UndoScript extends AppScript {

    private final AppDirectory apps;
    private final Deployments deployments;
    private final Environments environments;

    UndoScript(RemovalSteps steps, AppDirectory apps, Deployments deployments, Environments environments) {
        super(RunKind.UNDO, steps.all());
        this.apps = apps;
        this.deployments = deployments;
        this.environments = environments;
    }

    @Override
    protected List<Change> ended(StepContext context) {
        if (context.run().state() != RunState.SUCCEEDED) {
            return List.of();
        }
        List<Change> changes = new ArrayList<>(this.apps.freeing(context.app()));
        this.environments
                .all()
                .forEach(environment ->
                        changes.add(this.deployments.forgetting(context.app().name(), environment.name())));
        return changes;
    }
}
