package dev.slipway.events;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The figures of some time, which add up: of a day to those of a week, of apps to those of a team.
 *
 * @param deployments deployments that succeeded and were no rollback
 * @param changes deployments that began and ended, and were no rollback
 * @param failed those of the changes that failed or that an incident names as its cause
 * @param leadTime from the newest commit of a deployment to its end
 * @param restoreTime from the beginning of an incident to its end
 */
public record Figure(int deployments, int changes, int failed, Spread leadTime, Spread restoreTime) {

    private static final Figure NONE = new Figure(0, 0, 0, Spread.none(), Spread.none());

    /** Returns the figures of a time in which nothing happened. */
    public static Figure none() {
        return NONE;
    }

    /** Returns the figure of one restored incident. */
    public static Figure restored(long seconds) {
        return new Figure(0, 0, 0, Spread.none(), Spread.of(seconds));
    }

    /** Reads what {@link #values} wrote. */
    public static Figure of(Map<String, String> values) {
        return new Figure(
                Integer.parseInt(values.getOrDefault("deployments", "0")),
                Integer.parseInt(values.getOrDefault("changes", "0")),
                Integer.parseInt(values.getOrDefault("failed", "0")),
                Spread.parse(values.getOrDefault("leadTime", "")),
                Spread.parse(values.getOrDefault("restoreTime", "")));
    }

    /** Returns both together. */
    public Figure plus(Figure other) {
        return new Figure(
                this.deployments + other.deployments,
                this.changes + other.changes,
                this.failed + other.failed,
                this.leadTime.plus(other.leadTime),
                this.restoreTime.plus(other.restoreTime));
    }

    /** Returns the figures as text by name. */
    public Map<String, String> values() {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("deployments", String.valueOf(this.deployments));
        values.put("changes", String.valueOf(this.changes));
        values.put("failed", String.valueOf(this.failed));
        values.put("leadTime", this.leadTime.toString());
        values.put("restoreTime", this.restoreTime.toString());
        return values;
    }
}
