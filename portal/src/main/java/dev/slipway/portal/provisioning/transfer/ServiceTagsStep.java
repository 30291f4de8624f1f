package dev.slipway.portal.provisioning.transfer;

import dev.slipway.portal.cloud.ContainerPlatform;
import dev.slipway.portal.inventory.Inventory;
import dev.slipway.portal.inventory.Resource;
import dev.slipway.portal.inventory.ResourceKind;
import dev.slipway.portal.provisioning.OutsideSystem;
import dev.slipway.portal.provisioning.StepContext;
import dev.slipway.portal.provisioning.StepOutcome;
import reactor.core.publisher.Mono;

/** Lets the tags of the app's service in each environment name its team; tasks that run keep theirs until the next. */
final class ServiceTagsStep extends TeamTagsStep {

    static final String TITLE = "Tag the services";

    private final ContainerPlatform platform;

    ServiceTagsStep(ContainerPlatform platform, Inventory inventory) {
        super(TransferPlan.SERVICE_TAGS, TITLE, OutsideSystem.ECS, ResourceKind.SERVICE, inventory);
        this.platform = platform;
    }

    /** The inventory knows services as {@code cluster/service}. */
    @Override
    Mono<StepOutcome> tag(StepContext context, Resource resource) {
        String[] name = resource.name().split("/", 2);
        return this.platform
                .findService(name[0], name[1])
                .flatMap(found -> resource.mark().isIn(found.tags())
                        ? this.platform
                                .tagService(name[0], name[1], tags(context), resource.mark())
                                .thenReturn(tagged(context, resource))
                        : Mono.just(foreign(resource)));
    }
}
