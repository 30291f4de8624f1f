package dev.slipway.portal.access.audit;

import dev.slipway.portal.InvalidInput;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * The days that an export covers.
 *
 * @param first the first day
 * @param last the last day, which is covered too
 */
record AuditDays(LocalDate first, LocalDate last) {

    private static final int MOST = 366;

    AuditDays {
        long days = ChronoUnit.DAYS.between(first, last) + 1;
        if (days < 1 || days > MOST) {
            throw new InvalidInput(
                    "to",
                    "From %s to %s is not 1 to %d days. Choose a 'to' on or after 'from', at most a year later."
                            .formatted(first, last, MOST));
        }
    }

    /** Reads a day; today when none is given. */
    static LocalDate day(String field, @Nullable String text, Clock clock) {
        if (text == null || text.isBlank()) {
            return LocalDate.now(clock);
        }
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException ex) {
            throw new InvalidInput(field, "'%s' is no day. Write it as 2026-01-31.".formatted(text));
        }
    }
}
