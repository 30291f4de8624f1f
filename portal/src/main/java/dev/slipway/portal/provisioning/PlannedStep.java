package dev.slipway.portal.provisioning;

import java.util.List;

/**
 * One step of a plan.
 *
 * @param id its id, stored and never changed
 * @param title its name for people
 * @param after ids of the steps it waits for
 * @param always whether it runs even when a step before it failed
 */
public record PlannedStep(String id, String title, List<String> after, boolean always) {

    /** A step that runs when those before it are done. */
    public PlannedStep(String id, String title, List<String> after) {
        this(id, title, after, false);
    }

    /** Copies the predecessors. */
    public PlannedStep {
        after = List.copyOf(after);
    }
}
