package dev.slipway.portal.provisioning.removal;

import dev.slipway.portal.app.App;
import dev.slipway.portal.app.AppDirectory;
import dev.slipway.portal.app.Environments;
import dev.slipway.portal.deployment.Deployments;
import dev.slipway.portal.provisioning.AppScript;
import dev.slipway.portal.provisioning.RunKind;
import dev.slipway.portal.provisioning.RunState;
import dev.slipway.portal.provisioning.Step;
import dev.slipway.portal.provisioning.StepContext;
import dev.slipway.portal.store.Change;
import java.util.ArrayList;
import java.util.List;

/** What decommissions do. The app's name stays reserved, and its history stays. */
final class DecommissionScript extends AppScript {

    private final AppDirectory apps;
    private final Deployments deployments;
    private final Environments environments;

    DecommissionScript(List<Step> steps, AppDirectory apps, Deployments deployments, Environments environments) {
        super(RunKind.DECOMMISSION, steps);
        this.apps = apps;
        this.deployments = deployments;
        this.environments = environments;
    }

    @Override
    protected List<Change> ended(StepContext context) {
        if (context.run().state() != RunState.SUCCEEDED) {
            return List.of();
        }
        App app = context.app();
        List<Change> changes = new ArrayList<>();
        changes.add(this.apps.decommissioning(app));
        this.environments
                .all()
                .forEach(environment -> changes.add(this.deployments.forgetting(app.name(), environment.name())));
        return changes;
    }
}
