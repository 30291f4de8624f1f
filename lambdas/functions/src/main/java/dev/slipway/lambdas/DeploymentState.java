package dev.slipway.lambdas;

import dev.slipway.events.EventType;
import dev.slipway.events.LifecycleEvent;
import java.util.Map;
import java.util.Optional;

/**
 * Where a deployment stands after an event. What ends a deployment outranks what begins it, whichever is told first.
 *
 * @param name the word that the portal shows
 * @param rank order among the states of one deployment
 */
record DeploymentState(String name, int rank) {

    private static final DeploymentState SUCCEEDED = new DeploymentState("succeeded", 2);

    private static final Map<EventType, DeploymentState> STATES = Map.of(
            EventType.DEPLOYMENT_STARTED,
            new DeploymentState("running", 1),
            EventType.SERVICE_DEPLOYED,
            SUCCEEDED,
            EventType.SERVICE_UPGRADED,
            SUCCEEDED,
            EventType.SERVICE_ROLLED_BACK,
            SUCCEEDED,
            EventType.DEPLOYMENT_FAILED,
            new DeploymentState("failed", 2),
            EventType.DEPLOYMENT_REFUSED,
            new DeploymentState("refused", 2));

    /** Returns the state that an event tells of; empty when it tells of something else. */
    static Optional<DeploymentState> after(LifecycleEvent event) {
        return event.knownType().map(STATES::get);
    }

    boolean isEnd() {
        return this.rank > 1;
    }
}
