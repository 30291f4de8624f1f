package dev.slipway.portal.deployment.freeze;

import dev.slipway.portal.web.When;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A freeze as a row of the page.
 *
 * @param id its id
 * @param scope what is frozen
 * @param environments where
 * @param when when, by the wall clock of its time zone
 * @param now whether it holds at this moment
 * @param reason why
 * @param by who set it
 * @param set when it was set
 */
record FreezeRow(
        String id, String scope, String environments, String when, boolean now, String reason, String by, When set) {

    static FreezeRow of(Freeze freeze, Instant now) {
        return new FreezeRow(
                freeze.id(),
                scope(freeze),
                freeze.environments().isEmpty()
                        ? "all"
                        : freeze.environments().stream().sorted().collect(Collectors.joining(", ")),
                words(freeze.window()),
                freeze.window().covers(now),
                freeze.reason(),
                freeze.by(),
                When.of(freeze.setAt(), now));
    }

    private static String scope(Freeze freeze) {
        if (freeze.app() != null) {
            return "the app " + freeze.app();
        }
        return freeze.team() == null ? "all apps" : "the apps of " + freeze.team();
    }

    private static String words(Window window) {
        String days = window.days().stream()
                .sorted()
                .map((DayOfWeek day) -> day.getDisplayName(TextStyle.SHORT, Locale.ENGLISH))
                .collect(Collectors.joining(", "));
        String span = "%s to %s, %s".formatted(spaced(window.from()), spaced(window.to()), window.zone());
        return days.isEmpty() ? span : "each " + days + ", " + span;
    }

    private static String spaced(String time) {
        return time.replace('T', ' ');
    }
}
