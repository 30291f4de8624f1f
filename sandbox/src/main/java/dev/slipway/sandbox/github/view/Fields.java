package dev.slipway.sandbox.github.view;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The fields of a JSON object, in the order in which they were added; null is a value. */
public final class Fields {

    private Fields() {}

    /** Makes an object from names and values that take turns. */
    public static Map<String, @Nullable Object> of(@Nullable Object... namesAndValues) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
        }
        return fields;
    }

    /** Returns a time as GitHub writes it: to the second, in UTC. */
    public static String time(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** Returns a time as GitHub writes it, or null. */
    public static @Nullable String timeOrNull(@Nullable Instant instant) {
        return (instant != null) ? time(instant) : null;
    }

    /** Returns GitHub's global identifier of a thing. */
    public static String nodeId(String kind, Object id) {
        String text = "0:" + kind + id;
        return Base64.getEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
