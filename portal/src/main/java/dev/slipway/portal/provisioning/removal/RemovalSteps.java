package dev.slipway.portal.provisioning.removal;

import dev.slipway.portal.provisioning.Step;
import java.util.List;

/**
 * The steps that undo and decommission share.
 *
 * @param all the steps, in no order: the plans have it
 */
record RemovalSteps(List<Step> all) {

    RemovalSteps {
        all = List.copyOf(all);
    }
}
