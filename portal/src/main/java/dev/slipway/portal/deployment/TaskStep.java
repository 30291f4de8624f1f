package dev.slipway.portal.deployment;

import dev.slipway.portal.app.App;
import dev.slipway.portal.app.Environment;
import dev.slipway.portal.cloud.ContainerPlatform;
import dev.slipway.portal.cloud.ContainerPlatform.TaskSpec;
import dev.slipway.portal.cloud.ImageRegistry;
import dev.slipway.portal.cloud.Stacks;
import dev.slipway.portal.deployment.configuration.Configurations;
import dev.slipway.portal.inventory.ResourceKind;
import dev.slipway.portal.provisioning.OutsideSystem;
import dev.slipway.portal.provisioning.Ownership;
import dev.slipway.portal.provisioning.StepContext;
import dev.slipway.portal.provisioning.StepOutcome;
import dev.slipway.portal.provisioning.Templates;
import java.util.List;
import java.util.Map;
import reactor.core.publisher.Mono;

/**
 * Registers the task definition: the image by digest, the template's container, what the app's stack gives out.
 *
 * <p>A repeat registers one more revision, which nothing refers to.
 */
final class TaskStep extends DeploymentStep {

    private final ContainerPlatform platform;
    private final ImageRegistry registry;
    private final Stacks stacks;
    private final Templates templates;
    private final Configurations configurations;
    private final Ownership ownership;

    TaskStep(
            Ground ground,
            ContainerPlatform platform,
            ImageRegistry registry,
            Stacks stacks,
            Templates templates,
            Configurations configurations,
            Ownership ownership) {
        super(DeploymentPlan.TASK, OutsideSystem.ECS, ground);
        this.platform = platform;
        this.registry = registry;
        this.stacks = stacks;
        this.templates = templates;
        this.configurations = configurations;
        this.ownership = ownership;
    }

    @Override
    Mono<StepOutcome> run(StepContext context, Deployment deployment, Environment environment) {
        App app = context.app();
        Mono<Map<String, String>> outputs = this.stacks
                .find(app.name().stack(environment.name()))
                .map(Stacks.Stack::outputs)
                .defaultIfEmpty(Map.of());
        Mono<TaskDescription> task = Mono.zip(
                        outputs,
                        this.configurations.values(
                                app.name(),
                                environment.name(),
                                deployment.order().configuration()))
                .map(parts -> new TaskDescription(
                        app, this.templates.of(app).manifest(), environment, parts.getT1(), parts.getT2()));
        return this.registry
                .find(app.name().registry())
                .zipWith(task)
                .flatMap(found -> register(
                        context, deployment, found.getT1().address() + "@" + deployment.digest(), found.getT2()))
                .defaultIfEmpty(new StepOutcome.Refused(
                        "The registry '%s' is gone. Ask the platform team to look at it."
                                .formatted(app.name().registry()),
                        null));
    }

    private Mono<StepOutcome> register(StepContext context, Deployment deployment, String image, TaskDescription task) {
        TaskSpec spec = task.spec(image, deployment);
        return this.ownership
                .planOnce(context, ResourceKind.TASKS, spec.family())
                .then(this.platform.registerTaskDefinition(spec))
                .flatMap(arn -> this.ownership
                        .created(context, ResourceKind.TASKS, spec.family(), spec.family(), null)
                        .thenReturn(arn))
                .map(arn -> new StepOutcome.Done(
                        arn.substring(arn.lastIndexOf('/') + 1),
                        null,
                        List.of(new TaskFact(arn, spec.logGroup(), task.targetGroup()))));
    }
}
