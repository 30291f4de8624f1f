package dev.slipway.portal.deployment;

import dev.slipway.portal.Conflict;
import dev.slipway.portal.app.App;
import dev.slipway.portal.app.Environment;
import dev.slipway.portal.cloud.ContainerPlatform;
import dev.slipway.portal.cloud.ContainerPlatform.Service;
import dev.slipway.portal.cloud.ContainerPlatform.ServiceSpec;
import dev.slipway.portal.inventory.Mark;
import dev.slipway.portal.inventory.ResourceKind;
import dev.slipway.portal.provisioning.OutsideSystem;
import dev.slipway.portal.provisioning.Ownership;
import dev.slipway.portal.provisioning.StepContext;
import dev.slipway.portal.provisioning.StepOutcome;
import dev.slipway.portal.provisioning.Templates;
import dev.slipway.portal.template.Manifest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Creates the service on the first deployment, and lets it go to the new task definition on later ones. */
final class RolloutStep extends DeploymentStep {

    private final Deployments deployments;
    private final ContainerPlatform platform;
    private final Templates templates;
    private final Ownership ownership;

    RolloutStep(Ground ground, ContainerPlatform platform, Templates templates, Ownership ownership) {
        super(DeploymentPlan.ROLLOUT, OutsideSystem.ECS, ground);
        this.deployments = ground.deployments();
        this.platform = platform;
        this.templates = templates;
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
        return before.flatMap(previous -> this.platform
                .findService(environment.cluster(), app.name().service())
                .flatMap(service -> roll(app, environment, task, service))
                .switchIfEmpty(Mono.defer(() -> create(context, environment, task)))
                .map(service -> done(service, previous.orElse(null))));
    }

    private static StepOutcome done(Service service, @Nullable Deployment previous) {
        RolloutFact rollout = new RolloutFact(previous == null, (previous != null) ? previous.taskDefinition() : null);
        return new StepOutcome.Done(service.name(), null, List.of(rollout));
    }

    private Mono<Service> create(StepContext context, Environment environment, TaskFact task) {
        App app = context.app();
        Manifest manifest = this.templates.of(app).manifest();
        ServiceSpec spec = new ServiceSpec(
                environment.cluster(),
                app.name().service(),
                task.arn(),
                manifest.scaling().min(),
                task.targetGroup(),
                manifest.container().port(),
                environment.subnets(),
                environment.securityGroups(),
                context.run().id(),
                Map.of(
                        "slipway:team", app.team(),
                        "slipway:environment", environment.name().value()));
        return this.ownership
                .plan(context, ResourceKind.SERVICE, environment.serviceOf(app.name()))
                .then(this.platform.createService(spec, context.mark()))
                .flatMap(service -> this.ownership
                        .created(context, ResourceKind.SERVICE, environment.serviceOf(app.name()), service.arn(), null)
                        .thenReturn(service));
    }

    /** Safe to repeat: a service that goes there already is left alone. */
    private Mono<Service> roll(App app, Environment environment, TaskFact task, Service service) {
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
        int count = this.templates.of(app).manifest().scaling().min();
        return (service.desired() == 0 && count > 0)
                ? this.platform.restartService(environment.cluster(), service.name(), task.arn(), count)
                : this.platform.updateService(environment.cluster(), service.name(), task.arn());
    }
}
