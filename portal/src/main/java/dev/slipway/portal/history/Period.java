package dev.slipway.portal.history;

import dev.slipway.portal.InvalidInput;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.Locale;

/** What figures are summed up by. */
public enum Period {
    /** Each day, in UTC. */
    DAY,
    /** Each week, from Monday on. */
    WEEK,
    /** Each month. */
    MONTH;

    /**
     * Reads a period's name.
     *
     * @throws InvalidInput when it is none
     */
    static Period of(String name) {
        return Arrays.stream(values())
                .filter((period) -> period.word().equals(name))
                .findFirst()
                .orElseThrow(() -> new InvalidInput("by", "'by' must be one of day, week, month."));
    }

    /** Returns the word in addresses and on pages. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the first day of the period that a day is in. */
    public LocalDate first(LocalDate day) {
        return switch (this) {
            case DAY -> day;
            case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case MONTH -> day.withDayOfMonth(1);
        };
    }

    /** Returns the first day of the next period. */
    public LocalDate next(LocalDate first) {
        return switch (this) {
            case DAY -> first.plusDays(1);
            case WEEK -> first.plusWeeks(1);
            case MONTH -> first.plusMonths(1);
        };
    }
}
