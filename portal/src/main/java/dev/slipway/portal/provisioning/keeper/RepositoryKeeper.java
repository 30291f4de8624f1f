package dev.slipway.portal.provisioning.keeper;

import dev.slipway.portal.app.App;
import dev.slipway.portal.inventory.Inventory;
import dev.slipway.portal.inventory.Resource;
import dev.slipway.portal.inventory.ResourceKind;
import dev.slipway.portal.provisioning.StepContext;
import dev.slipway.portal.provisioning.StepOutcome;
import dev.slipway.portal.source.Repository;
import dev.slipway.portal.source.SourceHosting;
import java.util.List;
import reactor.core.publisher.Mono;

/**
 * Keeps repositories: known by their numeric id, which outlives renames.
 *
 * <p>One that holds a person's commit is never deleted: it is renamed {@code <name>-kept-<run>}, given to the owner and
 * archived.
 */
final class RepositoryKeeper implements Keeper {

    private final SourceHosting source;
    private final Inventory inventory;

    RepositoryKeeper(SourceHosting source, Inventory inventory) {
        this.source = source;
        this.inventory = inventory;
    }

    @Override
    public ResourceKind kind() {
        return ResourceKind.REPOSITORY;
    }

    @Override
    public Mono<Sight> look(App app, Resource resource) {
        return find(resource).map(found -> sight(resource, found)).defaultIfEmpty(Sight.missing());
    }

    private static Sight sight(Resource resource, Repository found) {
        String id = String.valueOf(found.id());
        if (!resource.mark().isOnHomepage(found.homepage())) {
            return (resource.outsideId() == null)
                    ? Sight.foreign("A repository of that name is there that Slipway did not make.", found.page())
                    : Sight.changed(
                            "Its homepage bears no mark of Slipway any more (%s).".formatted(found.homepage()),
                            id,
                            found.page());
        }
        if (!found.name().equals(resource.name())) {
            return Sight.changed("It was renamed to '%s'.".formatted(found.name()), id, found.page());
        }
        return found.archived() ? Sight.changed("It is archived.", id, found.page()) : Sight.there(id, found.page());
    }

    @Override
    public Mono<StepOutcome> remove(StepContext context, Resource resource) {
        return find(resource)
                .flatMap(found -> this.source
                        .delete(found, resource.mark())
                        .flatMap(gone -> gone ? again() : keep(context, resource, found)))
                .switchIfEmpty(again());
    }

    private Mono<StepOutcome> keep(StepContext context, Resource resource, Repository found) {
        String name = resource.name() + "-kept-" + resource.run();
        return putBy(context, resource, found, name, "It holds commits of a person.");
    }

    /** Archives a repository under a name, with the owner as its administrator, and writes that it is kept. */
    Mono<StepOutcome> putBy(StepContext context, Resource resource, Repository found, String name, String why) {
        String owner = context.app().owner().login();
        return this.source
                .archive(found, name, owner)
                .flatMap(kept -> this.inventory
                        .write(resource.kept(kept.page()), context.fence())
                        .thenReturn(new StepOutcome.Done(
                                "%s It is kept as '%s', archived, and %s administers it."
                                        .formatted(why, kept.name(), owner),
                                kept.page(),
                                List.of())));
    }

    Mono<Repository> find(Resource resource) {
        String id = resource.outsideId();
        return (id != null) ? this.source.findById(Long.parseLong(id)) : this.source.find(resource.name());
    }

    private static Mono<StepOutcome> again() {
        return Mono.just(LookAgain.atOnce("GitHub deletes it"));
    }

    /** Nothing of ours goes with a repository. */
    @Override
    public Mono<Void> forget(StepContext context, Resource resource) {
        return Mono.empty();
    }
}
