package dev.slipway.portal.provisioning;

import java.util.List;

/**
 * One step of a plan.
 *
 * @param id its id, stored and never changed
 * @param title its name for people
 * @param after ids of the steps it waits for
 */
public record PlannedStep(String id, String title, List<String> after) {

    /** Copies the predecessors. */
    public PlannedStep {
        after = List.copyOf(after);
    }
}
