package dev.slipway.portal.provisioning.keeper;

import dev.slipway.portal.app.App;
import dev.slipway.portal.cloud.ContainerPlatform;
import dev.slipway.portal.inventory.Resource;
import dev.slipway.portal.inventory.ResourceKind;
import dev.slipway.portal.provisioning.StepContext;
import dev.slipway.portal.provisioning.StepOutcome;
import reactor.core.publisher.Mono;

/** Keeps families of ECS task definitions; each deployment adds a revision, and a removal deregisters them all. */
final class TasksKeeper implements Keeper {

    private final ContainerPlatform platform;

    TasksKeeper(ContainerPlatform platform) {
        this.platform = platform;
    }

    @Override
    public ResourceKind kind() {
        return ResourceKind.TASKS;
    }

    @Override
    public Mono<Sight> look(App app, Resource resource) {
        return this.platform
                .taskDefinitions(resource.name())
                .map(revisions -> revisions.isEmpty() ? Sight.missing() : Sight.there(resource.name(), null));
    }

    @Override
    public Mono<StepOutcome> remove(StepContext context, Resource resource) {
        return this.platform
                .deregisterTaskDefinitions(resource.name())
                .thenReturn(LookAgain.atOnce("ECS deregisters them"));
    }

    /** Nothing of ours goes with task definitions. */
    @Override
    public Mono<Void> forget(StepContext context, Resource resource) {
        return Mono.empty();
    }
}
