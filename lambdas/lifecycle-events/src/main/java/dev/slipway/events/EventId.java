package dev.slipway.events;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Identifiers that the same happening gets each time it is told, so that a repetition can be seen as one. */
public final class EventId {

    private EventId() {}

    /**
     * Derives an identifier.
     *
     * @param parts what makes the happening unique, for example the run, the step and its outcome
     */
    public static String of(String... parts) {
        return UUID.nameUUIDFromBytes(String.join("\n", parts).getBytes(StandardCharsets.UTF_8))
                .toString();
    }
}
