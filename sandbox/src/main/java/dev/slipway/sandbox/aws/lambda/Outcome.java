package dev.slipway.sandbox.aws.lambda;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * How an invocation ended.
 *
 * @param payload what the function returned, or what went wrong, as JSON
 * @param error {@code Unhandled} where it went wrong
 */
record Outcome(String payload, @Nullable String error) {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String UNHANDLED = "Unhandled";

    static Outcome returned(String payload) {
        return new Outcome(payload, null);
    }

    static Outcome threw(String payload) {
        return new Outcome(payload, UNHANDLED);
    }

    /** The function did not come to an end by itself. */
    static Outcome broken(String type, String message) {
        return threw(JSON.createObjectNode()
                .put("errorType", type)
                .put("errorMessage", message)
                .toString());
    }

    boolean failed() {
        return this.error != null;
    }
}
