package dev.slipway.portal.provisioning.step;

import dev.slipway.portal.app.PortalProperties;
import dev.slipway.portal.inventory.ResourceKind;
import dev.slipway.portal.provisioning.Claim;
import dev.slipway.portal.provisioning.CreatePlan;
import dev.slipway.portal.provisioning.OutsideSystem;
import dev.slipway.portal.provisioning.Ownership;
import dev.slipway.portal.provisioning.StepContext;
import dev.slipway.portal.provisioning.StepOutcome;
import dev.slipway.portal.source.NewRepository;
import dev.slipway.portal.source.Repository;
import dev.slipway.portal.source.SourceHosting;
import java.util.List;
import reactor.core.publisher.Mono;

/** Creates the app's repository, with the mark on its homepage. */
final class RepositoryStep extends CreateStep {

    private final SourceHosting source;
    private final Ownership ownership;
    private final PortalProperties portal;

    RepositoryStep(SourceHosting source, Ownership ownership, PortalProperties portal) {
        super(CreatePlan.REPOSITORY, OutsideSystem.GITHUB);
        this.source = source;
        this.ownership = ownership;
        this.portal = portal;
    }

    @Override
    public Mono<StepOutcome> run(StepContext context) {
        String name = context.app().name().repository();
        NewRepository wanted = new NewRepository(
                name,
                "%s, an app of team %s"
                        .formatted(context.app().name(), context.app().team()),
                context.mark().homepage(this.portal.pageOf(context.app().name())));
        Claim<Repository> claim = new Claim<>(
                ResourceKind.REPOSITORY,
                name,
                this.source.find(name),
                found -> context.mark().isOnHomepage(found.homepage()),
                this.source.create(wanted),
                repository -> String.valueOf(repository.id()),
                Repository::page);
        return this.ownership
                .createOrAdopt(context, claim)
                .map(repository -> new StepOutcome.Done(
                        repository.name(), repository.page(), List.of(new RepositoryFact(repository))));
    }
}
