package dev.slipway.portal.provisioning.step;

import dev.slipway.portal.inventory.Inventory;
import dev.slipway.portal.inventory.Resource;
import dev.slipway.portal.inventory.ResourceKind;
import dev.slipway.portal.provisioning.NamedStep;
import dev.slipway.portal.provisioning.OutsideSystem;
import dev.slipway.portal.provisioning.StepContext;
import dev.slipway.portal.provisioning.StepOutcome;
import dev.slipway.portal.source.SourceHosting;
import java.util.List;
import reactor.core.publisher.Mono;

/** Finds the repository that an app has already, for the steps that build on it. */
public final class FindRepositoryStep extends NamedStep {

    /** Its id. */
    public static final String ID = "find-repository";

    /** Its title. */
    public static final String TITLE = "Find the repository";

    private final SourceHosting source;
    private final Inventory inventory;

    FindRepositoryStep(SourceHosting source, Inventory inventory) {
        super(ID, TITLE, OutsideSystem.GITHUB);
        this.source = source;
        this.inventory = inventory;
    }

    @Override
    public Mono<StepOutcome> run(StepContext context) {
        return this.inventory
                .find(
                        context.app().name(),
                        ResourceKind.REPOSITORY,
                        context.app().name().repository())
                .filter(Resource::isKnownToBeThere)
                .flatMap(resource -> this.source.findById(Long.parseLong(String.valueOf(resource.outsideId()))))
                .<StepOutcome>map(
                        found -> new StepOutcome.Done(found.name(), found.page(), List.of(new RepositoryFact(found))))
                .defaultIfEmpty(new StepOutcome.Refused("The repository is gone. Repair again.", null));
    }
}
