package dev.slipway.portal.provisioning.removal;

import dev.slipway.portal.app.App;
import dev.slipway.portal.app.AppDirectory;
import dev.slipway.portal.app.Environments;
import dev.slipway.portal.deployment.Deployments;
import dev.slipway.portal.provisioning.Exclusion;
import dev.slipway.portal.provisioning.RunKind;
import dev.slipway.portal.provisioning.RunScript;
import dev.slipway.portal.provisioning.RunState;
import dev.slipway.portal.provisioning.Step;
import dev.slipway.portal.provisioning.StepContext;
import dev.slipway.portal.store.Change;
import java.util.ArrayList;
import java.util.List;
import reactor.core.publisher.Mono;

/** What decommissions do. The app's name stays reserved, and its history stays. */
final class DecommissionScript implements RunScript {

    private final List<Step> steps;
    private final AppDirectory apps;
    private final Deployments deployments;
    private final Environments environments;

    DecommissionScript(List<Step> steps, AppDirectory apps, Deployments deployments, Environments environments) {
        this.steps = List.copyOf(steps);
        this.apps = apps;
        this.deployments = deployments;
        this.environments = environments;
    }

    @Override
    public RunKind kind() {
        return RunKind.DECOMMISSION;
    }

    @Override
    public List<Step> steps() {
        return this.steps;
    }

    @Override
    public Mono<List<Change>> atStart(StepContext context) {
        return Mono.just(List.of());
    }

    @Override
    public Mono<List<Change>> atEnd(StepContext context) {
        App app = context.app();
        List<Change> changes = new ArrayList<>();
        changes.add(Exclusion.letGo(app.name(), context.run().id()));
        if (context.run().state() == RunState.SUCCEEDED) {
            changes.add(this.apps.decommissioning(app));
            this.environments
                    .all()
                    .forEach(environment -> changes.add(this.deployments.forgetting(app.name(), environment.name())));
        }
        return Mono.just(changes);
    }
}
