package dev.slipway.portal.deployment.freeze;

import dev.slipway.portal.InvalidInput;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Set;

/**
 * A stretch of time, once or each week, by the wall clock of a time zone.
 *
 * @param from when it begins: {@code 2026-12-20T18:00}, or {@code 18:00} where it comes back
 * @param to when it ends; a weekly one that ends at or before its beginning ends on the next day
 * @param days days on which it begins; empty for one that comes once
 * @param zone time zone, such as {@code Europe/Berlin}
 */
public record Window(String from, String to, Set<DayOfWeek> days, String zone) {

    /** Copies the days, and checks that all can be read. */
    public Window {
        days = Set.copyOf(days);
        check(from, to, days.isEmpty(), zone);
    }

    /** Returns whether a moment lies within. */
    public boolean covers(Instant moment) {
        ZonedDateTime local = moment.atZone(ZoneId.of(this.zone));
        return this.days.isEmpty() ? coversOnce(local) : coversWeekly(local);
    }

    private boolean coversOnce(ZonedDateTime local) {
        ZonedDateTime begin = LocalDateTime.parse(this.from).atZone(local.getZone());
        ZonedDateTime end = LocalDateTime.parse(this.to).atZone(local.getZone());
        return !local.isBefore(begin) && local.isBefore(end);
    }

    /** Looks at the window that began today, and at the one of yesterday that lasts over midnight. */
    private boolean coversWeekly(ZonedDateTime local) {
        return beganOn(local.toLocalDate(), local)
                || beganOn(local.toLocalDate().minusDays(1), local);
    }

    private boolean beganOn(LocalDate day, ZonedDateTime local) {
        if (!this.days.contains(day.getDayOfWeek())) {
            return false;
        }
        LocalTime begin = LocalTime.parse(this.from);
        LocalTime end = LocalTime.parse(this.to);
        LocalDate lastDay = end.isAfter(begin) ? day : day.plusDays(1);
        return !local.isBefore(day.atTime(begin).atZone(local.getZone()))
                && local.isBefore(lastDay.atTime(end).atZone(local.getZone()));
    }

    private static void check(String from, String to, boolean once, String zone) {
        try {
            ZoneId.of(zone);
        } catch (DateTimeException ex) {
            throw new InvalidInput("zone", "'%s' is no time zone: give one such as 'Europe/Berlin'.".formatted(zone));
        }
        try {
            if (once && !LocalDateTime.parse(from).isBefore(LocalDateTime.parse(to))) {
                throw new InvalidInput("to", "'%s' is not after '%s'.".formatted(to, from));
            }
            if (!once) {
                LocalTime.parse(from);
                LocalTime.parse(to);
            }
        } catch (DateTimeException ex) {
            String example = once ? "2026-12-20T18:00" : "18:00";
            throw new InvalidInput("from", "Give 'from' and 'to' as '%s'.".formatted(example));
        }
    }
}
