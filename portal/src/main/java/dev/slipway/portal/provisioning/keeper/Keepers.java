package dev.slipway.portal.provisioning.keeper;

import dev.slipway.portal.inventory.Inventory;
import dev.slipway.portal.inventory.Resource;
import dev.slipway.portal.inventory.ResourceKind;
import dev.slipway.portal.provisioning.StepContext;
import dev.slipway.portal.provisioning.StepOutcome;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import reactor.core.publisher.Mono;

/** All keepers, and what they do alike: look, take away, look again, and only then write that it is gone. */
public final class Keepers {

    private final Map<ResourceKind, Keeper> byKind = new EnumMap<>(ResourceKind.class);
    private final Inventory inventory;

    /**
     * @param all one keeper a kind
     * @param inventory where resources are written down
     */
    public Keepers(List<Keeper> all, Inventory inventory) {
        all.forEach(keeper -> this.byKind.put(keeper.kind(), keeper));
        this.inventory = inventory;
    }

    /** Returns the keeper of a kind. */
    public Keeper of(ResourceKind kind) {
        Keeper keeper = this.byKind.get(kind);
        if (keeper == null) {
            throw new IllegalStateException("No keeper looks after a " + kind);
        }
        return keeper;
    }

    /**
     * Takes a resource away as far as that goes now.
     *
     * <p>What is not there, and was never known to be, stays planned unless this is the last look: a call that nobody
     * answered may still have its effect.
     */
    public Mono<StepOutcome> takeAway(StepContext context, Resource resource, boolean lastLook) {
        Keeper keeper = of(resource.kind());
        return keeper.look(context.app(), resource).flatMap(sight -> {
            if (sight.isOurs()) {
                return known(context, resource, sight).flatMap(known -> keeper.remove(context, known));
            }
            if (resource.state() == Resource.State.PLANNED && !lastLook) {
                return Mono.just(new StepOutcome.Done("it was not made", null, List.of()));
            }
            return keeper.forget(context, resource)
                    .then(this.inventory.write(resource.removed(), context.fence()))
                    .thenReturn(new StepOutcome.Done("it is gone", null, List.of()));
        });
    }

    /** What was seen is written down first: from then on it is known to have been there. */
    private Mono<Resource> known(StepContext context, Resource resource, Sight sight) {
        String id = sight.outsideId();
        return (resource.state() == Resource.State.PLANNED && id != null)
                ? this.inventory.write(resource.created(id, sight.page()), context.fence())
                : Mono.just(resource);
    }
}
