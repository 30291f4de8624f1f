package dev.slipway.portal.provisioning.keeper;

import dev.slipway.portal.app.App;
import dev.slipway.portal.inventory.Resource;
import dev.slipway.portal.inventory.ResourceKind;
import dev.slipway.portal.provisioning.StepContext;
import dev.slipway.portal.provisioning.StepOutcome;
import reactor.core.publisher.Mono;

/**
 * Looks after one kind of resource: compares what the inventory says with what is there, and takes it away.
 *
 * <p>Undo, decommission, drift check and repair ask keepers and nobody else, so a new kind of resource is covered by all
 * of them once it has its keeper. Every method is safe to repeat.
 */
public interface Keeper {

    /** Returns the kind. */
    ResourceKind kind();

    /** Looks at a resource; changes nothing. */
    Mono<Sight> look(App app, Resource resource);

    /**
     * Begins to take a resource away that was seen just now.
     *
     * @return {@link StepOutcome.NotYet} when it is to be looked at again, {@link StepOutcome.Refused} when it cannot be
     *     taken away, {@link StepOutcome.Done} when it was put by instead, and the inventory says so
     */
    Mono<StepOutcome> remove(StepContext context, Resource resource);

    /** Gives back what Slipway's own tables hold for a resource that is gone. */
    Mono<Void> forget(StepContext context, Resource resource);
}
