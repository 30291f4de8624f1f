package dev.slipway.events;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;

/**
 * Names in the history table, which functions write and the portal reads.
 *
 * <p>Each item is found by its own key; lists are the two indexes: {@code by-month} over everything of a month, {@code
 * by-app} over one app's. In both the order is {@link #SORT}, time first. So "newest first" is a bounded Query, month by
 * month backwards, and nothing needs a Scan.
 */
public final class HistoryKeys {

    /** Partition key of the table. */
    public static final String PARTITION = "pk";
    /** Index over the lists of a month. */
    public static final String BY_MONTH = "by-month";
    /** Partition key of {@link #BY_MONTH}. */
    public static final String MONTH_LIST = "monthList";
    /** Index over the lists of an app. */
    public static final String BY_APP = "by-app";
    /** Partition key of {@link #BY_APP}. */
    public static final String APP_LIST = "appList";
    /** Sort key of both indexes. */
    public static final String SORT = "sort";

    private static final DateTimeFormatter MILLISECONDS =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

    private HistoryKeys() {}

    /** Returns the key of an event. */
    public static String event(String id) {
        return "event#" + id;
    }

    /** Returns the key of a deployment. */
    public static String deployment(String id) {
        return "deployment#" + id;
    }

    /** Returns the list of an app's events, in {@link #BY_APP}. */
    public static String eventsOf(String app) {
        return "events#" + app;
    }

    /** Returns the list of a month's events, in {@link #BY_MONTH}. */
    public static String eventsOf(YearMonth month) {
        return "events#" + month;
    }

    /** Returns the list of an app's deployments, in {@link #BY_APP}. */
    public static String deploymentsOf(String app) {
        return "deployments#" + app;
    }

    /** Returns the list of a month's deployments, in {@link #BY_MONTH}. */
    public static String deploymentsOf(YearMonth month) {
        return "deployments#" + month;
    }

    /** Returns the month, in UTC, whose lists hold what happened at a time. */
    public static YearMonth month(Instant time) {
        return YearMonth.from(time.atOffset(ZoneOffset.UTC));
    }

    /** Returns a sort key: as text in the order of time, and different for different ids. */
    public static String sort(Instant time, String id) {
        return MILLISECONDS.format(time) + "#" + id;
    }
}
