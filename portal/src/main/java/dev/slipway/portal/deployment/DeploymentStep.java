package dev.slipway.portal.deployment;

import dev.slipway.portal.app.Environment;
import dev.slipway.portal.app.Environments;
import dev.slipway.portal.provisioning.NamedStep;
import dev.slipway.portal.provisioning.OutsideSystem;
import dev.slipway.portal.provisioning.StepContext;
import dev.slipway.portal.provisioning.StepOutcome;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** What the steps of a deployment have in common: they work on one deployment in one environment, until it is stopped. */
abstract class DeploymentStep extends NamedStep {

    private final Ground ground;

    DeploymentStep(String id, OutsideSystem system, Ground ground) {
        super(id, DeploymentPlan.title(id), system);
        this.ground = ground;
    }

    @Override
    public final Mono<StepOutcome> run(StepContext context) {
        Mono<Optional<Stop>> stop = isStoppable() ? stop(context).singleOptional() : Mono.just(Optional.<Stop>empty());
        return Mono.zip(stop, deployment(context))
                .flatMap(known -> known.getT1()
                        .<Mono<StepOutcome>>map(stopped -> Mono.just(new StepOutcome.Refused(stopped.words(), null)))
                        .orElseGet(() -> run(context, known.getT2())));
    }

    private Mono<Deployment> deployment(StepContext context) {
        String id = context.run().id();
        return this.ground
                .deployments()
                .find(id)
                .switchIfEmpty(Mono.error(() -> new IllegalStateException("Run %s has no deployment.".formatted(id))));
    }

    private Mono<StepOutcome> run(StepContext context, Deployment deployment) {
        return run(context, deployment, this.ground.environments().get(deployment.environment()));
    }

    /** Does the step for a deployment. */
    abstract Mono<StepOutcome> run(StepContext context, Deployment deployment, Environment environment);

    /** Returns whether the step is left out once somebody has stopped the deployment. */
    boolean isStoppable() {
        return true;
    }

    /** Finds the wish that the deployment stops. */
    final Mono<Stop> stop(StepContext context) {
        return this.ground.stops().of(context.run().id());
    }

    /**
     * What every step stands on.
     *
     * @param deployments finds the deployment
     * @param stops knows whether it is to stop
     * @param environments finds the environment
     */
    record Ground(Deployments deployments, Stops stops, Environments environments) {}
}
