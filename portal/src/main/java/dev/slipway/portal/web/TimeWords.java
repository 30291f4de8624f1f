package dev.slipway.portal.web;

import java.time.Duration;
import java.time.Instant;

/** Says times as people do: {@code 4 min ago}, {@code 2 min 10 s}. */
public final class TimeWords {

    /** Up to two days people count in hours. */
    private static final long DAYS_FROM = 48 * 3600;

    private TimeWords() {}

    /** Returns how long ago something was; a time to come counts as now, since clocks differ a little. */
    public static String since(Instant then, Instant now) {
        long seconds = Math.max(0, Duration.between(then, now).toSeconds());
        if (seconds < 5) {
            return "just now";
        }
        if (seconds < 60) {
            return seconds + " s ago";
        }
        if (seconds < 3600) {
            return seconds / 60 + " min ago";
        }
        return seconds < 86_400 ? seconds / 3600 + " h ago" : seconds / 86_400 + " d ago";
    }

    /** Returns how long something is expected to go on; nobody can tell to the second. */
    public static String left(Duration duration) {
        long seconds = duration.toSeconds();
        if (seconds <= 0) {
            return "longer than usual";
        }
        if (seconds < 10) {
            return "a few seconds left";
        }
        return seconds < 90
                ? "about %d s left".formatted((seconds + 5) / 10 * 10)
                : "about %d min left".formatted((seconds + 30) / 60);
    }

    /** Returns how long something took, to two units at most. */
    public static String lasting(Duration duration) {
        long seconds = Math.max(0, duration.toSeconds());
        if (seconds < 60) {
            return seconds < 10 && duration.toMillis() < 10_000
                    ? "%d.%d s".formatted(seconds, Math.max(0, duration.toMillisPart()) / 100)
                    : seconds + " s";
        }
        if (seconds < 3600) {
            return "%d min %d s".formatted(seconds / 60, seconds % 60);
        }
        return seconds < DAYS_FROM
                ? "%d h %d min".formatted(seconds / 3600, seconds % 3600 / 60)
                : "%d d %d h".formatted(seconds / 86_400, seconds % 86_400 / 3600);
    }
}
