package dev.slipway.portal.deployment;

import dev.slipway.portal.app.Environment;
import dev.slipway.portal.cloud.ContainerPlatform;
import dev.slipway.portal.provisioning.OutsideSystem;
import dev.slipway.portal.provisioning.StepContext;
import dev.slipway.portal.provisioning.StepOutcome;
import dev.slipway.portal.provisioning.Templates;
import dev.slipway.portal.template.Manifest;
import java.util.List;
import reactor.core.publisher.Mono;

/** Bounds the number of tasks with the first deployment; before it there is no service to bound. */
final class ScalingStep extends DeploymentStep {

    private final ContainerPlatform platform;
    private final Templates templates;

    ScalingStep(Ground ground, ContainerPlatform platform, Templates templates) {
        super(DeploymentPlan.SCALING, OutsideSystem.ECS, ground);
        this.platform = platform;
        this.templates = templates;
    }

    @Override
    Mono<StepOutcome> run(StepContext context, Deployment deployment, Environment environment) {
        Manifest.Scaling scaling = this.templates.of(context.app()).manifest().scaling();
        Integer cpu = scaling.cpuPercent();
        if (cpu == null || !context.facts().get(RolloutFact.class).first()) {
            return Mono.just(new StepOutcome.Done("as it is", null, List.of()));
        }
        return this.platform
                .scale(
                        environment.cluster(),
                        context.app().name().service(),
                        new ContainerPlatform.Scaling(scaling.min(), scaling.max(), cpu))
                .thenReturn(new StepOutcome.Done(
                        "%d to %d tasks".formatted(scaling.min(), scaling.max()), null, List.of()));
    }
}
