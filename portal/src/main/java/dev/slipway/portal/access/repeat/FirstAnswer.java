package dev.slipway.portal.access.repeat;

import dev.slipway.portal.store.Item;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * What the first request of a key was answered.
 *
 * @param status HTTP status
 * @param type media type of the body
 * @param location value of the {@code Location} header
 * @param body the body
 */
record FirstAnswer(
        int status, @Nullable String type, @Nullable String location, String body) {

    private static final String STATUS = "status";

    static FirstAnswer of(int status, HttpHeaders headers, String body) {
        URI location = headers.getLocation();
        return new FirstAnswer(
                status,
                headers.getFirst(HttpHeaders.CONTENT_TYPE),
                (location != null) ? location.toString() : null,
                body);
    }

    /** Reads it; null while the first request is under way. */
    static @Nullable FirstAnswer read(Item item) {
        return (item.number(STATUS) == 0)
                ? null
                : new FirstAnswer(
                        Math.toIntExact(item.number(STATUS)),
                        item.textOrNull("type"),
                        item.textOrNull("location"),
                        item.text("body"));
    }

    Item on(Item item) {
        return item.with(STATUS, this.status)
                .with("type", this.type)
                .with("location", this.location)
                .with("body", this.body);
    }
}
