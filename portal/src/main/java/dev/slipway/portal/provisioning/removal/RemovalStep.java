package dev.slipway.portal.provisioning.removal;

import dev.slipway.portal.provisioning.NamedStep;
import dev.slipway.portal.provisioning.OutsideSystem;

/** A step of removals, named as their plan names it. */
abstract class RemovalStep extends NamedStep {

    RemovalStep(String id, OutsideSystem system) {
        super(id, RemovalPlan.title(id), system);
    }
}
