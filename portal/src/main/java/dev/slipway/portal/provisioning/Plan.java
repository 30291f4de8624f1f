package dev.slipway.portal.provisioning;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The steps of a run as a graph, computed before anything happens.
 *
 * @param steps the steps; each stands behind those it waits for
 */
public record Plan(List<PlannedStep> steps) {

    /** Checks that each step waits only for steps before it, so that the graph has no circle. */
    public Plan {
        steps = List.copyOf(steps);
        Set<String> known = new HashSet<>();
        for (PlannedStep step : steps) {
            if (!known.containsAll(step.after())) {
                throw new IllegalArgumentException("Step '%s' waits for %s, of which only %s stand before it."
                        .formatted(step.id(), step.after(), known));
            }
            if (!known.add(step.id())) {
                throw new IllegalArgumentException("Two steps are called '%s'.".formatted(step.id()));
            }
        }
    }
}
