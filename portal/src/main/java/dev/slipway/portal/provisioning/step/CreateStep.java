package dev.slipway.portal.provisioning.step;

import dev.slipway.portal.provisioning.CreatePlan;
import dev.slipway.portal.provisioning.NamedStep;
import dev.slipway.portal.provisioning.OutsideSystem;

/** A step of create runs, named as their plan names it. */
abstract class CreateStep extends NamedStep {

    CreateStep(String id, OutsideSystem system) {
        super(id, CreatePlan.title(id), system);
    }
}
