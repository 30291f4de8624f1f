package dev.slipway.portal.deployment;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * How an app's service does in an environment now.
 *
 * @param state in a word
 * @param running how many tasks run
 * @param wanted how many should
 */
public record Health(State state, int running, int wanted) {

    /** How a service does. */
    public enum State {
        /** All tasks run. */
        @JsonProperty("healthy")
        HEALTHY,
        /** Some tasks run; the others start or have ended. */
        @JsonProperty("fewer")
        FEWER,
        /** None runs. */
        @JsonProperty("down")
        DOWN,
        /** None is wanted. */
        @JsonProperty("stopped")
        STOPPED,
        /** There is no service. */
        @JsonProperty("none")
        NONE,
        /** The container platform does not tell. */
        @JsonProperty("unknown")
        UNKNOWN
    }

    static final Health NONE = new Health(State.NONE, 0, 0);
    static final Health UNKNOWN = new Health(State.UNKNOWN, 0, 0);

    static Health of(int running, int wanted) {
        return new Health(state(running, wanted), running, wanted);
    }

    private static State state(int running, int wanted) {
        if (wanted == 0) {
            return State.STOPPED;
        }
        if (running == 0) {
            return State.DOWN;
        }
        return running < wanted ? State.FEWER : State.HEALTHY;
    }
}
