package dev.slipway.portal.deployment;

import dev.slipway.portal.Conflict;
import dev.slipway.portal.app.App;
import dev.slipway.portal.app.Environment;
import dev.slipway.portal.cloud.ContainerPlatform;
import dev.slipway.portal.cloud.ContainerPlatform.Service;
import dev.slipway.portal.cloud.ContainerPlatform.ServiceSpec;
import dev.slipway.portal.deployment.TaskCount.Bounds;
import dev.slipway.portal.inventory.Mark;
import dev.slipway.portal.inventory.ResourceKind;
import dev.slipway.portal.provisioning.OutsideSystem;
import dev.slipway.portal.provisioning.Ownership;
import dev.slipway.portal.provisioning.StepContext;
import dev.slipway.portal.provisioning.StepOutcome;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Creates the service on the first deployment, and lets it go to the new task definition on later ones. */
final class RolloutStep extends DeploymentStep {

    private final Deployments deployments;
    private final ContainerPlatform platform;
    private final TaskCount count;
    private final Ownership ownership;

    RolloutStep(Ground ground, ContainerPlatform platform, TaskCount count, Ownership ownership) {
        super(DeploymentPlan.ROLLOUT, OutsideSystem.ECS, ground);
        this.deployments = ground.deployments();
        this.platform = platform;
        this.count = count;
        this.ownership = ownership;
    }

    @Override
    Mono<StepOutcome> run(StepContext context, Deployment deployment, Environment environment) {
        App app = context.app();
        TaskFact task = context.facts().get(TaskFact.class);
        Mono<Optional<Deployment>> before = this.deployments
                .current(app.name(), environment.name())
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty());
        return Mono.zip(before, this.count.of(app, deployment))
                .flatMap(known -> this.platform
                        .findService(environment.cluster(), app.name().service())
                        .flatMap(service -> roll(app, environment, task, service, known.getT2()))
                        .switchIfEmpty(Mono.defer(() -> create(context, environment, task, known.getT2())))
                        .map(service -> done(service, known.getT1().orElse(null))));
    }

    private static StepOutcome done(Service service, @Nullable Deployment previous) {
        RolloutFact rollout = new RolloutFact(previous == null, (previous != null) ? previous.taskDefinition() : null);
        return new StepOutcome.Done(service.name(), null, List.of(rollout));
    }

    private Mono<Service> create(StepContext context, Environment environment, TaskFact task, Bounds count) {
        App app = context.app();
        ServiceSpec spec = new ServiceSpec(
                environment.cluster(),
                app.name().service(),
                task.arn(),
                count.min(),
                task.targetGroup(),
                this.count.manifest(app).container().port(),
                environment.subnets(),
                environment.securityGroups(),
                context.run().id(),
                Map.of(
                        Mark.TEAM_TAG,
                        app.team(),
                        "slipway:environment",
                        environment.name().value()));
        return this.ownership
                .plan(context, ResourceKind.SERVICE, environment.serviceOf(app.name()))
                .then(this.platform.createService(spec, context.mark()))
                .flatMap(service -> this.ownership
                        .created(context, ResourceKind.SERVICE, environment.serviceOf(app.name()), service.arn(), null)
                        .thenReturn(service));
    }

    /** Safe to repeat: a service that goes there already is left alone. */
    private Mono<Service> roll(App app, Environment environment, TaskFact task, Service service, Bounds count) {
        if (!app.name().value().equals(service.tags().get(Mark.APP_TAG))) {
            return Mono.error(new Conflict(
                    "There is a service '%s' in the cluster '%s' that is not of Slipway, so it was left alone. Ask its owner to remove it."
                            .formatted(service.name(), environment.cluster()),
                    null));
        }
        boolean goesThere = service.rollouts().stream()
                .anyMatch(
                        rollout -> rollout.primary() && rollout.taskDefinition().equals(task.arn()));
        if (goesThere) {
            return Mono.just(service);
        }
        if (service.desired() == 0 && count.min() > 0) {
            return this.platform.restartService(environment.cluster(), service.name(), task.arn(), count.min());
        }
        // Where the platform scales by itself, the count is its own.
        return (count.cpuPercent() != null || service.desired() == count.min())
                ? this.platform.updateService(environment.cluster(), service.name(), task.arn())
                : this.platform.updateService(environment.cluster(), service.name(), task.arn(), count.min());
    }
}
