package dev.slipway.portal.deployment;

import dev.slipway.portal.app.Environment;
import dev.slipway.portal.cloud.ContainerPlatform;
import dev.slipway.portal.deployment.TaskCount.Bounds;
import dev.slipway.portal.provisioning.OutsideSystem;
import dev.slipway.portal.provisioning.StepContext;
import dev.slipway.portal.provisioning.StepOutcome;
import java.util.List;
import reactor.core.publisher.Mono;

/**
 * Bounds the number of tasks when the app has answered: with the first deployment, since before it there is no service to
 * bound, and with each that brings or takes back a configuration. One that fails leaves the bounds as they were.
 */
final class ScalingStep extends DeploymentStep {

    private final ContainerPlatform platform;
    private final TaskCount count;

    ScalingStep(Ground ground, ContainerPlatform platform, TaskCount count) {
        super(DeploymentPlan.SCALING, OutsideSystem.ECS, ground);
        this.platform = platform;
        this.count = count;
    }

    @Override
    Mono<StepOutcome> run(StepContext context, Deployment deployment, Environment environment) {
        boolean changes = context.facts().get(RolloutFact.class).first()
                || deployment.order().trigger() == Trigger.CONFIGURATION
                || deployment.order().isRollback();
        return this.count
                .of(context.app(), deployment)
                .flatMap(bounds -> (bounds.cpuPercent() == null || !changes)
                        ? Mono.just(new StepOutcome.Done("as it is", null, List.of()))
                        : scale(context, environment, bounds, bounds.cpuPercent()));
    }

    private Mono<StepOutcome> scale(StepContext context, Environment environment, Bounds scaling, int cpu) {
        return this.platform
                .scale(
                        environment.cluster(),
                        context.app().name().service(),
                        new ContainerPlatform.Scaling(scaling.min(), scaling.max(), cpu))
                .thenReturn(new StepOutcome.Done(
                        "%d to %d tasks".formatted(scaling.min(), scaling.max()), null, List.of()));
    }
}
