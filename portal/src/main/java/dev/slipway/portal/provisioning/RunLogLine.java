package dev.slipway.portal.provisioning;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened in a step, for its log.
 *
 * @param iso when, for programs
 * @param time the time of day, in UTC until the reader's browser knows better
 * @param words what happened
 */
record RunLogLine(String iso, String time, String words) {

    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    /** Returns the log of a step, the oldest first. */
    static List<RunLogLine> of(String step, List<RunEvent> events) {
        return events.stream().flatMap(event -> line(step, event).stream()).toList();
    }

    private static List<RunLogLine> line(String step, RunEvent event) {
        StepState state = event.step();
        return state == null || !state.id().equals(step)
                ? List.of()
                : List.of(new RunLogLine(iso(event.at()), CLOCK.format(event.at()), words(state)));
    }

    private static String words(StepState state) {
        return switch (state.state()) {
            case WAITING -> "stopped";
            case RUNNING ->
                state.error() != null
                        ? "attempt %d follows: %s".formatted(state.attempts(), state.error())
                        : or(state.summary(), state.attempts() > 1 ? "attempt " + state.attempts() : "begun");
            case DONE -> "done" + (state.summary() == null ? "" : ": " + state.summary());
            case FAILED -> "failed: " + or(state.error(), "no reason is known");
        };
    }

    private static String or(@Nullable String text, String other) {
        return text == null ? other : text;
    }

    private static String iso(Instant at) {
        return at.truncatedTo(ChronoUnit.MILLIS).toString();
    }
}
