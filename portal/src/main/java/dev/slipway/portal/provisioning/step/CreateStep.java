package dev.slipway.portal.provisioning.step;

import dev.slipway.portal.provisioning.CreatePlan;
import dev.slipway.portal.provisioning.OutsideSystem;
import dev.slipway.portal.provisioning.Step;

/** What the steps of a create run have in common: an id out of the plan, and the system they change. */
abstract class CreateStep implements Step {

    private final String id;
    private final OutsideSystem system;

    CreateStep(String id, OutsideSystem system) {
        this.id = id;
        this.system = system;
    }

    @Override
    public final String id() {
        return this.id;
    }

    @Override
    public final String title() {
        return CreatePlan.title(this.id);
    }

    @Override
    public final OutsideSystem system() {
        return this.system;
    }
}
