package dev.slipway.portal.provisioning.transfer;

import dev.slipway.portal.cloud.ImageRegistry;
import dev.slipway.portal.inventory.Inventory;
import dev.slipway.portal.inventory.Resource;
import dev.slipway.portal.inventory.ResourceKind;
import dev.slipway.portal.provisioning.OutsideSystem;
import dev.slipway.portal.provisioning.StepContext;
import dev.slipway.portal.provisioning.StepOutcome;
import reactor.core.publisher.Mono;

/** Lets the tags of the app's image repository name its team. */
final class RegistryTagsStep extends TeamTagsStep {

    static final String TITLE = "Tag the image registry";

    private final ImageRegistry registry;

    RegistryTagsStep(ImageRegistry registry, Inventory inventory) {
        super(TransferPlan.REGISTRY_TAGS, TITLE, OutsideSystem.ECR, ResourceKind.REGISTRY, inventory);
        this.registry = registry;
    }

    @Override
    Mono<StepOutcome> tag(StepContext context, Resource resource) {
        return this.registry
                .find(resource.name())
                .flatMap(found -> resource.mark().isIn(found.tags())
                        ? this.registry
                                .tag(found.name(), tags(context), resource.mark())
                                .thenReturn(tagged(context, resource))
                        : Mono.just(foreign(resource)));
    }
}
