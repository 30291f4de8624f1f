package dev.slipway.portal.provisioning.keeper;

import dev.slipway.portal.access.AppTokens;
import dev.slipway.portal.app.App;
import dev.slipway.portal.ci.BuildServer;
import dev.slipway.portal.ci.BuildServer.Folder;
import dev.slipway.portal.inventory.Resource;
import dev.slipway.portal.inventory.ResourceKind;
import dev.slipway.portal.provisioning.StepContext;
import dev.slipway.portal.provisioning.StepOutcome;
import reactor.core.publisher.Mono;

/** Keeps Jenkins folders with their jobs, builds and credentials; the app's token goes with them. */
final class JobsKeeper implements Keeper {

    private final BuildServer builds;
    private final AppTokens tokens;

    JobsKeeper(BuildServer builds, AppTokens tokens) {
        this.builds = builds;
        this.tokens = tokens;
    }

    @Override
    public ResourceKind kind() {
        return ResourceKind.JOBS;
    }

    @Override
    public Mono<Sight> look(App app, Resource resource) {
        return this.builds
                .findFolder(resource.name())
                .map(folder -> sight(resource, folder))
                .defaultIfEmpty(Sight.missing());
    }

    private static Sight sight(Resource resource, Folder folder) {
        String description = folder.description();
        return (description != null && description.contains(resource.mark().text()))
                ? Sight.there(folder.name(), folder.page())
                : Sight.foreign("A folder of that name is there that does not bear this app's mark.", folder.page());
    }

    @Override
    public Mono<StepOutcome> remove(StepContext context, Resource resource) {
        return this.builds
                .deleteFolder(resource.name(), resource.mark().text())
                .thenReturn(LookAgain.atOnce("Jenkins deletes it"));
    }

    @Override
    public Mono<Void> forget(StepContext context, Resource resource) {
        return this.tokens.revokeAll(context.app().name());
    }
}
