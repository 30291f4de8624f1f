package dev.slipway.portal.provisioning.removal;

import dev.slipway.portal.provisioning.OutsideSystem;
import dev.slipway.portal.provisioning.Step;

/** What the steps of a removal have in common: an id out of the plan, and the system they change. */
abstract class RemovalStep implements Step {

    private final String id;
    private final OutsideSystem system;

    RemovalStep(String id, OutsideSystem system) {
        this.id = id;
        this.system = system;
    }

    @Override
    public final String id() {
        return this.id;
    }

    @Override
    public final String title() {
        return RemovalPlan.title(this.id);
    }

    @Override
    public final OutsideSystem system() {
        return this.system;
    }
}
