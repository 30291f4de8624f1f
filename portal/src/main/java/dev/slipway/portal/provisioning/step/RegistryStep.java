package dev.slipway.portal.provisioning.step;

import dev.slipway.portal.cloud.ImageRegistry;
import dev.slipway.portal.cloud.ImageRegistry.RegistryRepository;
import dev.slipway.portal.inventory.Mark;
import dev.slipway.portal.inventory.ResourceKind;
import dev.slipway.portal.provisioning.Claim;
import dev.slipway.portal.provisioning.CreatePlan;
import dev.slipway.portal.provisioning.OutsideSystem;
import dev.slipway.portal.provisioning.Ownership;
import dev.slipway.portal.provisioning.StepContext;
import dev.slipway.portal.provisioning.StepOutcome;
import java.util.List;
import java.util.Map;
import reactor.core.publisher.Mono;

/** Creates the registry repository that keeps the app's images; one for all environments. */
final class RegistryStep extends CreateStep {

    private final ImageRegistry registry;
    private final Ownership ownership;

    RegistryStep(ImageRegistry registry, Ownership ownership) {
        super(CreatePlan.REGISTRY, OutsideSystem.ECR);
        this.registry = registry;
        this.ownership = ownership;
    }

    @Override
    public Mono<StepOutcome> run(StepContext context) {
        String name = context.app().name().registry();
        Claim<RegistryRepository> claim = new Claim<>(
                ResourceKind.REGISTRY,
                name,
                this.registry.find(name),
                found -> context.mark().isIn(found.tags()),
                this.registry.create(name, Map.of(Mark.TEAM_TAG, context.app().team()), context.mark()),
                RegistryRepository::arn,
                found -> null);
        return this.ownership
                .createOrAdopt(context, claim)
                .map(created -> new StepOutcome.Done(created.address(), null, List.of()));
    }
}
