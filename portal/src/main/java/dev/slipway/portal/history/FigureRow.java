package dev.slipway.portal.history;

import dev.slipway.portal.web.TimeWords;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The four keys of a period as a row of the page.
 *
 * @param from first day
 * @param to last day
 * @param deployments how many
 * @param perDay how many a day
 * @param leadTime median, in words
 * @param leadTimes of how many
 * @param failureRate in per cent
 * @param changes of how many
 * @param restoreTime median, in words
 * @param restored of how many
 * @param deploymentsHref the deployments behind it
 * @param failuresHref the changes that failed
 * @param about a word before medians that are not exact
 */
record FigureRow(
        String from,
        String to,
        int deployments,
        String perDay,
        String leadTime,
        long leadTimes,
        String failureRate,
        String changes,
        String restoreTime,
        long restored,
        String deploymentsHref,
        String failuresHref,
        String about) {

    private static final String NONE = "–";

    static FigureRow of(FourKeys keys, Map<String, String> scope) {
        Map<String, String> filter = new HashMap<>(scope);
        filter.put("from", keys.from().toString());
        filter.put("to", keys.to().toString());
        Map<String, String> succeeded = new HashMap<>(filter);
        succeeded.put("state", "succeeded");
        Map<String, String> failed = new HashMap<>(filter);
        failed.put("state", "failedchange");
        Double rate = keys.changeFailureRate();
        return new FigureRow(
                keys.from().toString(),
                keys.to().toString(),
                keys.deployments(),
                String.valueOf(keys.perDay()),
                words(keys.leadTimeSeconds()),
                keys.leadTimes(),
                rate == null ? NONE : Math.round(rate * 1000) / 10.0 + " %",
                "%d of %d".formatted(keys.failedChanges(), keys.changes()),
                words(keys.restoreSeconds()),
                keys.restored(),
                DeploymentsPage.address("/deployments", new HistoryFilter(succeeded), null),
                DeploymentsPage.address("/deployments", new HistoryFilter(failed), null),
                keys.exact() ? "" : "about ");
    }

    private static String words(@Nullable Long seconds) {
        return seconds == null ? NONE : TimeWords.lasting(Duration.ofSeconds(seconds));
    }
}
