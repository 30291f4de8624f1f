package dev.slipway.portal.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One of the four keys as a small chart: a bar a period, the oldest at the left, all in one colour. The table behind it
 * holds the numbers.
 *
 * @param id its id in the page
 * @param title what is counted
 * @param figure the figure of the whole time
 * @param sample what it is made of
 * @param definition what it means
 * @param href the deployments behind it; empty for none
 * @param bars the periods
 */
record FigureChart(
        String id, String title, String figure, String sample, String definition, String href, List<Bar> bars) {

    private static final int WIDTH = 240;
    private static final int HEIGHT = 56;
    private static final int LOWEST = 2;

    /** Returns the four keys of a time, each with the same four looks. */
    static List<FigureChart> of(FigureRow all, List<FigureRow> rows, List<FourKeys> newestFirst, String incidentsHref) {
        return List.of(
                new FigureChart(
                        "deployments",
                        "Deployments",
                        String.valueOf(all.deployments()),
                        all.perDay() + " a day",
                        "Deployments by Slipway that succeeded, on the day they ended (UTC). Rollbacks and rollouts outside Slipway do not count.",
                        all.deploymentsHref(),
                        bars(
                                newestFirst,
                                rows,
                                (keys) -> (double) keys.deployments(),
                                (row) -> row.deployments() + " deployments")),
                new FigureChart(
                        "lead-time",
                        "Lead time",
                        all.about() + all.leadTime(),
                        "median of " + all.leadTimes(),
                        "Median time from the commit to the end of the deployment that brought it.",
                        all.deploymentsHref(),
                        bars(newestFirst, rows, (keys) -> number(keys.leadTimeSeconds()), FigureRow::leadTime)),
                new FigureChart(
                        "failed",
                        "Changes that failed",
                        all.failureRate(),
                        all.changes(),
                        "Share of the deployments which began, without rollbacks, that failed, were rolled back, or that somebody named as the cause of an incident. Refused ones did not begin.",
                        all.failuresHref(),
                        bars(
                                newestFirst,
                                rows,
                                FourKeys::changeFailureRate,
                                (row) -> row.failureRate() + ", " + row.changes())),
                new FigureChart(
                        "restore",
                        "Time to restore",
                        all.about() + all.restoreTime(),
                        "median of " + all.restored(),
                        "Median time from the beginning of an incident to the next deployment that succeeded, or until somebody closed it; on the day it ended. A failed rollout, a rollback and the button “This caused an incident” open one. The deployments that did are listed; choose an app to see its incidents.",
                        incidentsHref.isEmpty() ? all.failuresHref() : incidentsHref,
                        bars(newestFirst, rows, (keys) -> number(keys.restoreSeconds()), FigureRow::restoreTime)));
    }

    private static List<Bar> bars(
            List<FourKeys> newestFirst,
            List<FigureRow> rows,
            Function<FourKeys, @Nullable Double> value,
            Function<FigureRow, String> words) {
        double most = 0;
        for (FourKeys keys : newestFirst) {
            Double each = value.apply(keys);
            most = Math.max(most, each == null ? 0 : each);
        }
        double step = (double) WIDTH / Math.max(1, newestFirst.size());
        List<Bar> bars = new ArrayList<>();
        for (int place = 0; place < newestFirst.size(); place++) {
            int at = newestFirst.size() - 1 - place;
            Double each = value.apply(newestFirst.get(at));
            double height = each == null || most == 0 ? 0 : Math.max(each > 0 ? LOWEST : 0, HEIGHT * each / most);
            FigureRow row = rows.get(at);
            bars.add(new Bar(
                    tenth(place * step + step * 0.1),
                    tenth(HEIGHT - height),
                    tenth(step * 0.8),
                    tenth(height),
                    "%s to %s: %s".formatted(row.from(), row.to(), words.apply(row))));
        }
        return bars;
    }

    private static @Nullable Double number(@Nullable Long value) {
        return value == null ? null : value.doubleValue();
    }

    private static String tenth(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    /**
     * A period.
     *
     * @param x left edge
     * @param y upper edge
     * @param width width
     * @param height height
     * @param words the period and its figure
     */
    record Bar(String x, String y, String width, String height, String words) {}
}
