package dev.slipway.portal.provisioning;

import dev.slipway.portal.Conflict;
import dev.slipway.portal.inventory.Inventory;
import dev.slipway.portal.inventory.Resource;
import dev.slipway.portal.inventory.ResourceKind;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Creates what is missing and adopts what is ours, with the inventory written before and after.
 *
 * <p>What is found outside is ours only if the inventory planned it for this run and it bears the mark. Anything else
 * under that name is a {@link Conflict}, and nothing is touched.
 */
public final class Ownership {

    private final Inventory inventory;

    /** @param inventory where the resources are written down */
    public Ownership(Inventory inventory) {
        this.inventory = inventory;
    }

    /**
     * Sees that a thing exists and is ours: creates it where it is missing. The creating call answers with a
     * {@link Conflict} where the name is taken, so what was never planned is not looked for before.
     */
    public <T> Mono<T> createOrAdopt(StepContext context, Claim<T> claim) {
        return isPlanned(context, claim)
                .flatMap(planned -> planned
                        ? ours(claim, true).switchIfEmpty(claim.create())
                        : plan(context, claim.kind(), claim.name())
                                .then(claim.create())
                                .onErrorResume(Conflict.class, taken -> adoptOrWithdraw(context, claim, taken)))
                .flatMap(thing -> created(context, claim, thing));
    }

    /** Sees that a thing exists, is ours and is as it should be: the creating call also brings an older one up to date. */
    public <T> Mono<T> createOrUpdate(StepContext context, Claim<T> claim) {
        return isPlanned(context, claim)
                .flatMap(planned -> ours(claim, planned)
                        .then(planned ? Mono.empty() : plan(context, claim.kind(), claim.name()))
                        .then(claim.create()))
                .flatMap(thing -> created(context, claim, thing));
    }

    private <T> Mono<Boolean> isPlanned(StepContext context, Claim<T> claim) {
        return planned(context, claim.kind(), claim.name()).hasElement();
    }

    /** Finds our own from before a crash, or nothing; somebody else's is a conflict. */
    private static <T> Mono<T> ours(Claim<T> claim, boolean planned) {
        return claim.look().flatMap(found -> adopt(claim, found, planned));
    }

    /** The name may be taken by what our own call made, whose answer was lost; else nothing of it stays planned. */
    private <T> Mono<T> adoptOrWithdraw(StepContext context, Claim<T> claim, Conflict taken) {
        return ours(claim, true)
                .switchIfEmpty(Mono.error(taken))
                .onErrorResume(
                        Conflict.class,
                        conflict -> this.inventory
                                .forget(context.app().name(), claim.kind(), claim.name(), context.fence())
                                .then(Mono.error(conflict)));
    }

    private <T> Mono<T> created(StepContext context, Claim<T> claim, T thing) {
        return created(
                        context,
                        claim.kind(),
                        claim.name(),
                        claim.outsideId().apply(thing),
                        claim.page().apply(thing))
                .thenReturn(thing);
    }

    /** Finds what the inventory holds of this run under a name; empty when it is gone or was never planned. */
    public Mono<Resource> planned(StepContext context, ResourceKind kind, String name) {
        return this.inventory
                .find(context.app().name(), kind, name)
                .filter(resource -> resource.run().equals(context.run().id()))
                .filter(resource -> resource.state() != Resource.State.REMOVED);
    }

    /** Writes that a thing may exist from now on. */
    public Mono<Resource> plan(StepContext context, ResourceKind kind, String name) {
        Resource resource = new Resource(
                context.app().name(),
                kind,
                name,
                Resource.State.PLANNED,
                context.run().id(),
                null,
                null);
        return this.inventory.write(resource, context.fence());
    }

    /** Writes that a thing may exist from now on, unless it is known to exist: each run adds to the same. */
    public Mono<Resource> planOnce(StepContext context, ResourceKind kind, String name) {
        return this.inventory
                .find(context.app().name(), kind, name)
                .filter(Resource::isKnownToBeThere)
                .switchIfEmpty(Mono.defer(() -> plan(context, kind, name)));
    }

    /** Writes that a thing exists. */
    public Mono<Resource> created(
            StepContext context, ResourceKind kind, String name, String outsideId, @Nullable URI page) {
        Resource resource = new Resource(
                context.app().name(),
                kind,
                name,
                Resource.State.CREATED,
                context.run().id(),
                outsideId,
                page);
        return this.inventory.write(resource, context.fence());
    }

    private static <T> Mono<T> adopt(Claim<T> claim, T found, boolean planned) {
        if (planned && claim.isOurs().test(found)) {
            return Mono.just(found);
        }
        return Mono.error(new Conflict(
                "There is a %s '%s' already that this run did not make, so it was left alone. Ask its owner to rename it and retry, or create the app under another name."
                        .formatted(claim.kind().title(), claim.name()),
                claim.page().apply(found)));
    }
}
