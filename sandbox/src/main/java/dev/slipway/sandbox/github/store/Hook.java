package dev.slipway.sandbox.github.store;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An address that is told of what happens in a repository.
 *
 * @param id numeric identifier
 * @param repository id of the repository
 * @param url where to
 * @param secret key of the signature; null for none
 * @param contentType {@code json} or {@code form}
 * @param insecureSsl {@code 1} when certificates are not checked, else {@code 0}
 * @param events names of the events, or {@code *}
 * @param active whether it is told of anything
 * @param createdAt when it was made
 * @param updatedAt when it changed last
 */
public record Hook(
        long id,
        long repository,
        String url,
        @Nullable String secret,
        String contentType,
        String insecureSsl,
        List<String> events,
        boolean active,
        Instant createdAt,
        Instant updatedAt) {

    /** Copies the events. */
    public Hook {
        events = List.copyOf(events);
    }

    /** Returns whether it wants to hear of an event. */
    public boolean wants(String event) {
        return this.active && (this.events.contains("*") || this.events.contains(event));
    }
}
