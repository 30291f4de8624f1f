package dev.slipway.sandbox.aws.scheduler;

import dev.slipway.sandbox.aws.AwsError;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * When a schedule is due: once ({@code at(…)}) or again and again ({@code rate(…)}).
 *
 * @param at the one time; null for a rate
 * @param every the pause between two times; null for the one time
 */
record Expression(@Nullable Instant at, @Nullable Duration every) {

    private static final Pattern AT = Pattern.compile("at\\((?<time>\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2})\\)");
    private static final Pattern RATE = Pattern.compile("rate\\((?<count>[1-9]\\d{0,8}) (?<unit>minute|hour|day)s?\\)");

    /**
     * Reads an expression.
     *
     * @throws AwsError {@code ValidationException}
     */
    static Expression of(String text, String zone) {
        try {
            Matcher at = AT.matcher(text);
            if (at.matches()) {
                Instant time = LocalDateTime.parse(at.group("time"))
                        .atZone(ZoneId.of(zone))
                        .toInstant();
                return new Expression(time, null);
            }
        } catch (DateTimeException ex) {
            throw refused(text, zone);
        }
        Matcher rate = RATE.matcher(text);
        if (!rate.matches()) {
            throw refused(text, zone);
        }
        long count = Long.parseLong(rate.group("count"));
        Duration every = switch (rate.group("unit")) {
            case "minute" -> Duration.ofMinutes(count);
            case "hour" -> Duration.ofHours(count);
            default -> Duration.ofDays(count);
        };
        return new Expression(null, every);
    }

    /** Returns the first time after which it is due; a rate begins at once. */
    Instant first(Instant now) {
        return this.at == null ? now : this.at;
    }

    /** Returns the next time after one that was met; null when there is none. */
    @Nullable
    Instant next(Instant now) {
        return this.every == null ? null : now.plus(this.every);
    }

    private static AwsError refused(String text, String zone) {
        return AwsError.of(
                "ValidationException",
                "Invalid Schedule Expression %s in time zone %s. The sandbox knows at(yyyy-mm-ddThh:mm:ss) and rate(value unit)."
                        .formatted(text, zone));
    }
}
