package dev.slipway.portal.provisioning.removal;

import dev.slipway.portal.inventory.Inventory;
import dev.slipway.portal.inventory.Resource;
import dev.slipway.portal.inventory.ResourceKind;
import dev.slipway.portal.provisioning.OutsideSystem;
import dev.slipway.portal.provisioning.StepContext;
import dev.slipway.portal.provisioning.StepOutcome;
import dev.slipway.portal.source.Repository;
import dev.slipway.portal.source.SourceHosting;
import java.util.List;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/**
 * Archives the app's repository under a name, with the owner as its administrator: under its own when the app is
 * decommissioned, under another when that name is freed.
 */
final class ArchiveStep extends RemovalStep {

    private final SourceHosting source;
    private final Inventory inventory;
    private final Function<StepContext, String> name;

    ArchiveStep(String id, SourceHosting source, Inventory inventory, Function<StepContext, String> name) {
        super(id, OutsideSystem.GITHUB);
        this.source = source;
        this.inventory = inventory;
        this.name = name;
    }

    @Override
    public Mono<StepOutcome> run(StepContext context) {
        return this.inventory
                .find(
                        context.app().name(),
                        ResourceKind.REPOSITORY,
                        context.app().name().repository())
                .filter(resource -> resource.outsideId() != null && resource.state() != Resource.State.REMOVED)
                .flatMap(resource -> this.source
                        .findById(Long.parseLong(String.valueOf(resource.outsideId())))
                        .flatMap(found -> archive(context, resource, found)))
                .defaultIfEmpty(new StepOutcome.Done("there was none", null, List.of()));
    }

    private Mono<StepOutcome> archive(StepContext context, Resource resource, Repository found) {
        if (!resource.mark().isOnHomepage(found.homepage())) {
            return Mono.just(new StepOutcome.Refused(
                    "The repository '%s' does not bear this app's mark any more, so it was left alone. Archive it by hand."
                            .formatted(found.name()),
                    found.page()));
        }
        return this.source
                .archive(found, this.name.apply(context), context.app().owner().login())
                .flatMap(kept -> this.inventory
                        .write(resource.kept(kept.page()), context.fence())
                        .thenReturn(
                                new StepOutcome.Done("archived as %s".formatted(kept.name()), kept.page(), List.of())));
    }
}
