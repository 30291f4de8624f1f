package dev.slipway.events;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;

/**
 * Names in the history table, which functions write and the portal reads.
 *
 * <p>Each item is found by its own key. Lists are the three indexes over everything of a month, of an app and of a team;
 * their order is {@link #SORT}, time first, so "newest first" and "that day" are bounded Queries and nothing needs a
 * Scan.
 */
public final class HistoryKeys {

    /** Partition key of the table. */
    public static final String PARTITION = "pk";
    /** Sort key of the table. */
    public static final String ROW = "sk";
    /** Index over the lists of a month. */
    public static final String BY_MONTH = "by-month";
    /** Partition key of {@link #BY_MONTH}. */
    public static final String MONTH_LIST = "monthList";
    /** Index over the lists of an app. */
    public static final String BY_APP = "by-app";
    /** Partition key of {@link #BY_APP}. */
    public static final String APP_LIST = "appList";
    /** Index over the lists of a team. */
    public static final String BY_TEAM = "by-team";
    /** Partition key of {@link #BY_TEAM}. */
    public static final String TEAM_LIST = "teamList";
    /** Sort key of all indexes. */
    public static final String SORT = "sort";

    /** Row of a deployment or of an event within its partition. */
    public static final String ITSELF = "itself";
    /** What the rows of facts begin with, in the partition of what they tell of. */
    public static final String FACT = "event#";

    private static final DateTimeFormatter MILLISECONDS =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

    private HistoryKeys() {}

    /** Returns the partition of an event. */
    public static String event(String id) {
        return "event#" + id;
    }

    /** Returns the partition of a deployment: itself, and the events that tell of it. */
    public static String deployment(String id) {
        return "deployment#" + id;
    }

    /** Returns the list of the events of an app or of a month. */
    public static String eventsOf(Object whom) {
        return "events#" + whom;
    }

    /** Returns the list of the deployments of an app, a team or a month, each in its own index. */
    public static String deploymentsOf(Object whom) {
        return "deployments#" + whom;
    }

    /** Returns the partition of an app's incidents in an environment. */
    public static String incidents(String app, String environment) {
        return "incidents#" + app + "#" + environment;
    }

    /** Returns the list of the incidents of an app, a team or a month, each in its own index. */
    public static String incidentsOf(Object whom) {
        return "incidents#" + whom;
    }

    /** Returns the list of what runs of an app or a team, each in its own index. */
    public static String runningOf(String whom) {
        return "running#" + whom;
    }

    /** Returns the partition of an app's commits; its rows begin with the commit's id. */
    public static String commits(String app) {
        return "commits#" + app;
    }

    /** Returns the partition of a pull request's commits. */
    public static String pull(String app, String number) {
        return "pull#" + app + "#" + number;
    }

    /** Returns the partition of the daily figures of all apps, and the list of a team's or an app's. */
    public static String figures(String environment) {
        return "figures#" + environment;
    }

    /** Returns the list of the daily figures of an app or a team, each in its own index. */
    public static String figuresOf(String environment, String whom) {
        return figures(environment) + "#" + whom;
    }

    /** Returns the month, in UTC, whose lists hold what happened at a time. */
    public static YearMonth month(Instant time) {
        return YearMonth.from(time.atOffset(ZoneOffset.UTC));
    }

    /** Returns the day, in UTC. */
    public static LocalDate day(Instant time) {
        return LocalDate.ofInstant(time, ZoneOffset.UTC);
    }

    /** Returns a sort key: as text in the order of time, and different for different ids. */
    public static String sort(Instant time, String id) {
        return MILLISECONDS.format(time) + "#" + id;
    }
}
