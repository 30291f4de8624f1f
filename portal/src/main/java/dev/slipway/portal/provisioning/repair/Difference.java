package dev.slipway.portal.provisioning.repair;

import dev.slipway.portal.inventory.Resource;
import dev.slipway.portal.provisioning.keeper.Sight;

/**
 * A resource of the inventory, compared with the world.
 *
 * @param resource what the inventory says
 * @param sight what was seen
 */
public record Difference(Resource resource, Sight sight) {

    /** Returns whether nothing is there any more. */
    public boolean isMissing() {
        return this.sight.state() == Sight.State.MISSING;
    }
}
