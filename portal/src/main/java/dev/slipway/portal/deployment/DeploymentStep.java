package dev.slipway.portal.deployment;

import dev.slipway.portal.app.Environment;
import dev.slipway.portal.app.Environments;
import dev.slipway.portal.provisioning.OutsideSystem;
import dev.slipway.portal.provisioning.Step;
import dev.slipway.portal.provisioning.StepContext;
import dev.slipway.portal.provisioning.StepOutcome;
import reactor.core.publisher.Mono;

/** What the steps of a deployment have in common: they work on one deployment in one environment. */
abstract class DeploymentStep implements Step {

    private final String id;
    private final OutsideSystem system;
    private final Deployments deployments;
    private final Environments environments;

    DeploymentStep(String id, OutsideSystem system, Deployments deployments, Environments environments) {
        this.id = id;
        this.system = system;
        this.deployments = deployments;
        this.environments = environments;
    }

    @Override
    public final String id() {
        return this.id;
    }

    @Override
    public final String title() {
        return DeploymentPlan.title(this.id);
    }

    @Override
    public final OutsideSystem system() {
        return this.system;
    }

    @Override
    public final Mono<StepOutcome> run(StepContext context) {
        return this.deployments
                .find(context.run().id())
                .switchIfEmpty(Mono.error(() -> new IllegalStateException(
                        "Run %s has no deployment.".formatted(context.run().id()))))
                .flatMap(deployment -> run(context, deployment, this.environments.get(deployment.environment())));
    }

    /** Does the step for a deployment. */
    abstract Mono<StepOutcome> run(StepContext context, Deployment deployment, Environment environment);
}
