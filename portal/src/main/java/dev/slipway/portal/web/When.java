package dev.slipway.portal.web;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * A time on a page, for the fragment {@code time}.
 *
 * @param iso for programs
 * @param words for people: how long ago
 * @param exact for people who look twice
 */
public record When(String iso, String words, String exact) {
    private static final DateTimeFormatter EXACT = DateTimeFormatter.ofPattern(
                    "d MMM uuuu, HH:mm:ss 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    /** Returns a time as it is shown now. */
    public static When of(Instant then, Instant now) {
        return new When(
                then.truncatedTo(ChronoUnit.SECONDS).toString(), TimeWords.since(then, now), EXACT.format(then));
    }
}
