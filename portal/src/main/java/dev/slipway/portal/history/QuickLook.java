package dev.slipway.portal.history;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;

/**
 * A question that leads ask again and again, one click away.
 *
 * @param words the question
 * @param href the deployments that answer it
 * @param current whether it is the one that is asked
 */
record QuickLook(String words, String href, boolean current) {

    /**
     * Returns the questions.
     *
     * @param asked what is asked now
     * @param last the last environment, which users see
     * @param now the time
     */
    static List<QuickLook> of(HistoryFilter asked, String last, Instant now) {
        LocalDate today = now.atZone(ZoneOffset.UTC).toLocalDate();
        String friday = today.with(TemporalAdjusters.previous(DayOfWeek.FRIDAY)).toString();
        return List.of(
                look(asked, "%s since Friday".formatted(last), Map.of("environment", last, "from", friday)),
                look(asked, "Failed since Friday", Map.of("state", "failed", "from", friday)),
                look(asked, "%s today".formatted(last), Map.of("environment", last, "from", today.toString())),
                look(asked, "Rolled back", Map.of("state", "rolledback")),
                look(asked, "Running", Map.of("state", "running")),
                look(asked, "Waiting for an approval", Map.of("state", "waiting")));
    }

    private static QuickLook look(HistoryFilter asked, String words, Map<String, String> filter) {
        return new QuickLook(
                words,
                DeploymentsPage.address("/deployments", new HistoryFilter(filter), null),
                asked.values().equals(filter));
    }
}
