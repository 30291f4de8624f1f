package dev.slipway.lambdas.projection;

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
record AttemptState(String name, int rank) {

    static final String RUNNING = "running";
    static final String SUCCEEDED = "succeeded";
    static final String FAILED = "failed";
    private static final int END = 2;

    private static final Map<EventType, AttemptState> STATES = Map.of(
            EventType.DEPLOYMENT_WAITING,
            new AttemptState("waiting", 0),
            EventType.DEPLOYMENT_STARTED,
            new AttemptState(RUNNING, 1),
            EventType.SERVICE_DEPLOYED,
            new AttemptState(SUCCEEDED, END),
            EventType.SERVICE_UPGRADED,
            new AttemptState(SUCCEEDED, END),
            EventType.SERVICE_ROLLED_BACK,
            new AttemptState(SUCCEEDED, END),
            EventType.DEPLOYMENT_FAILED,
            new AttemptState(FAILED, END),
            EventType.DEPLOYMENT_CANCELLED,
            new AttemptState("cancelled", END),
            EventType.DEPLOYMENT_REFUSED,
            new AttemptState("refused", END));

    /** Returns the state that an event tells of; empty when it tells of something else. */
    static Optional<AttemptState> after(LifecycleEvent event) {
        if (event.knownType().equals(Optional.of(EventType.ROLLOUT_OBSERVED))) {
            String state = String.valueOf(event.content().get("state"));
            return Optional.of(new AttemptState(state, state.equals(RUNNING) ? 1 : END));
        }
        return event.knownType().map(STATES::get);
    }

    boolean isEnd() {
        return this.rank == END;
    }
}
