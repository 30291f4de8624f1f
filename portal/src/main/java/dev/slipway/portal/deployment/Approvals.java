package dev.slipway.portal.deployment;

import java.util.Map;
import java.util.Optional;

/** Knows where a deployment needs somebody's approval, which is not the one who asked for it. */
public final class Approvals {

    private final Map<String, Integer> needed;

    /** @param needed how many approvals a deployment to an environment needs: 0 or 1 */
    Approvals(Map<String, Integer> needed) {
        this.needed = Map.copyOf(needed);
    }

    /** Returns whether deployments to an environment need an approval. */
    public boolean areNeededIn(String environment) {
        return this.needed.getOrDefault(environment, 0) > 0;
    }

    /** Returns the words on what is missing before an order may begin; a rollback never waits. */
    Optional<String> missing(Order order) {
        return order.isRollback() || !areNeededIn(order.environment().value())
                ? Optional.empty()
                : Optional.of("Waits for the approval of a lead who did not ask for it and did not write the commit.");
    }
}
