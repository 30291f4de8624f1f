package dev.slipway.portal.provisioning.keeper;

import dev.slipway.portal.app.App;
import dev.slipway.portal.cloud.ImageRegistry;
import dev.slipway.portal.inventory.Resource;
import dev.slipway.portal.inventory.ResourceKind;
import dev.slipway.portal.provisioning.StepContext;
import dev.slipway.portal.provisioning.StepOutcome;
import reactor.core.publisher.Mono;

/** Keeps image repositories; one is removed with all its images, since ECR deletes no repository that holds any. */
final class RegistryKeeper implements Keeper {

    private final ImageRegistry registry;

    RegistryKeeper(ImageRegistry registry) {
        this.registry = registry;
    }

    @Override
    public ResourceKind kind() {
        return ResourceKind.REGISTRY;
    }

    @Override
    public Mono<Sight> look(App app, Resource resource) {
        return this.registry
                .find(resource.name())
                .map(found -> resource.mark().isIn(found.tags())
                        ? Sight.there(found.arn(), null)
                        : Sight.foreign("A repository of that name is there without this app's tags.", null))
                .defaultIfEmpty(Sight.missing());
    }

    @Override
    public Mono<StepOutcome> remove(StepContext context, Resource resource) {
        return this.registry.delete(resource.name(), resource.mark()).thenReturn(LookAgain.atOnce("ECR deletes it"));
    }

    /** Nothing of ours goes with an image repository. */
    @Override
    public Mono<Void> forget(StepContext context, Resource resource) {
        return Mono.empty();
    }
}
