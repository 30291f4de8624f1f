package dev.slipway.sandbox.github.store;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to tell a hook of an event.
 *
 * @param id numeric identifier of the attempt
 * @param hook id of the hook
 * @param repository id of the repository
 * @param guid identifier of the event; a redelivery has the same
 * @param event name of the event
 * @param action what happened, for events that have actions
 * @param redelivery whether somebody asked for this attempt
 * @param at when
 * @param seconds how long it took
 * @param outcome {@code OK}, or why there is none
 * @param statusCode status of the answer; 0 without one
 * @param headers headers of the request
 * @param payload JSON of the event
 * @param answer start of the answer's body
 */
public record Delivery(
        long id,
        long hook,
        long repository,
        String guid,
        String event,
        @Nullable String action,
        boolean redelivery,
        Instant at,
        double seconds,
        String outcome,
        int statusCode,
        Map<String, String> headers,
        String payload,
        String answer) {

    /** Copies the headers. */
    public Delivery {
        headers = Map.copyOf(headers);
    }
}
