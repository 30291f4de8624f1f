package dev.slipway.portal.deployment.freeze;

import dev.slipway.portal.InvalidInput;
import java.time.DayOfWeek;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A freeze that somebody asks for; nothing of it is checked yet.
 *
 * @param team slug of the team whose apps it is for
 * @param app the one app it is for; where neither is given, it is for all
 * @param environments environments it is for; all where left out
 * @param from when it begins: {@code 2026-12-20T18:00}, or {@code 18:00} with days
 * @param to when it ends
 * @param days days of the week on which it comes back, such as {@code friday}
 * @param zone time zone; UTC where left out
 * @param reason why
 */
record NewFreeze(
        @Nullable String team,
        @Nullable String app,
        @Nullable Set<String> environments,
        @Nullable String from,
        @Nullable String to,
        @Nullable Set<String> days,
        @Nullable String zone,
        @Nullable String reason) {

    Freeze freeze(String by, Instant now) {
        if (this.reason == null || this.reason.isBlank()) {
            throw new InvalidInput("reason", "Say why: a refused deployment is told these words.");
        }
        Window window = new Window(
                Objects.requireNonNullElse(this.from, ""),
                Objects.requireNonNullElse(this.to, ""),
                weekdays(),
                Objects.requireNonNullElse(this.zone, "UTC"));
        return new Freeze(
                UUID.randomUUID().toString(),
                this.team,
                this.app,
                Objects.requireNonNullElse(this.environments, Set.of()),
                window,
                this.reason.strip(),
                by,
                now);
    }

    private Set<DayOfWeek> weekdays() {
        return Objects.requireNonNullElse(this.days, Set.<String>of()).stream()
                .map(NewFreeze::weekday)
                .collect(Collectors.toSet());
    }

    private static DayOfWeek weekday(String given) {
        try {
            return DayOfWeek.valueOf(given.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException ex) {
            throw new InvalidInput("days", "'%s' is no day of the week: give 'monday' to 'sunday'.".formatted(given));
        }
    }
}
