package dev.slipway.portal.provisioning.keeper;

import dev.slipway.portal.app.App;
import dev.slipway.portal.ci.BuildServer;
import dev.slipway.portal.inventory.Inventory;
import dev.slipway.portal.inventory.Resource;
import dev.slipway.portal.inventory.ResourceKind;
import dev.slipway.portal.provisioning.StepContext;
import dev.slipway.portal.provisioning.StepOutcome;
import dev.slipway.portal.source.Repository;
import dev.slipway.portal.source.SourceHosting;
import reactor.core.publisher.Mono;

/** Keeps webhooks: they stand in the app's own repository and are known by their address. */
final class WebhookKeeper implements Keeper {

    private final SourceHosting source;
    private final BuildServer builds;
    private final Inventory inventory;

    WebhookKeeper(SourceHosting source, BuildServer builds, Inventory inventory) {
        this.source = source;
        this.builds = builds;
        this.inventory = inventory;
    }

    @Override
    public ResourceKind kind() {
        return ResourceKind.WEBHOOK;
    }

    @Override
    public Mono<Sight> look(App app, Resource resource) {
        return repository(app)
                .flatMap(repository -> this.source
                        .findWebhook(repository, this.builds.webhookAddress())
                        .map(id -> Sight.there(id, repository.page())))
                .defaultIfEmpty(Sight.missing());
    }

    @Override
    public Mono<StepOutcome> remove(StepContext context, Resource resource) {
        return repository(context.app())
                .flatMap(repository -> this.source.removeWebhook(repository, this.builds.webhookAddress()))
                .thenReturn(LookAgain.atOnce("GitHub removes it"));
    }

    /** The repository that the app owns; an archived one delivers nothing and lets nobody change its hooks. */
    private Mono<Repository> repository(App app) {
        return this.inventory
                .find(app.name(), ResourceKind.REPOSITORY, app.name().repository())
                .filter(Resource::isKnownToBeThere)
                .flatMap(resource -> this.source
                        .findById(Long.parseLong(resource.outsideId()))
                        .filter(found -> resource.mark().isOnHomepage(found.homepage()) && !found.archived()));
    }

    /** Nothing of ours goes with a webhook. */
    @Override
    public Mono<Void> forget(StepContext context, Resource resource) {
        return Mono.empty();
    }
}
