package dev.slipway.portal.store;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Times as texts of one length, so that their order as texts is their order in time. */
public final class Times {

    private static final DateTimeFormatter MILLISECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private Times() {}

    /** Writes a time with milliseconds, in UTC. */
    public static String text(Instant time) {
        return MILLISECONDS.format(time);
    }
}
