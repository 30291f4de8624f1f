package dev.slipway.lambdas.projection;

import dev.slipway.events.HistoryKeys;
import dev.slipway.lambdas.table.Row;
import dev.slipway.lambdas.table.Rows;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** When each app was well in an environment: after each deployment that succeeded, until it was removed. */
final class Restorations {

    private static final String DEPLOYMENT = "deployment";

    private final Rows rows;

    Restorations(Rows rows) {
        this.rows = rows;
    }

    /** Keeps that a deployment succeeded. */
    void keep(String app, String environment, Instant at, String deployment) {
        this.rows.add(
                new Row(partition(app, environment), HistoryKeys.sort(at, deployment), Map.of(DEPLOYMENT, deployment)));
    }

    /** Keeps that the service was removed. */
    void keepRemoval(String app, String environment, Instant at, String event) {
        this.rows.add(new Row(partition(app, environment), HistoryKeys.sort(at, event), Map.of()));
    }

    /** Finds the first success after a time. */
    Optional<Restoration> firstAfter(String app, String environment, Instant time) {
        return this.rows.range(partition(app, environment), HistoryKeys.sort(time, "~"), "~").stream()
                .flatMap((row) -> Restoration.of(row).stream())
                .findFirst();
    }

    /** Finds the last success or removal. */
    Optional<Row> last(String app, String environment) {
        return this.rows.last(partition(app, environment), "~", 1).stream().findFirst();
    }

    private static String partition(String app, String environment) {
        return "restorations#" + app + "#" + environment;
    }

    /**
     * A success.
     *
     * @param deployment the deployment
     * @param at when it ended
     */
    record Restoration(String deployment, Instant at) {

        static Optional<Restoration> of(Row row) {
            String deployment = row.text(DEPLOYMENT);
            return deployment == null
                    ? Optional.empty()
                    : Optional.of(new Restoration(
                            deployment,
                            Instant.parse(row.sort().substring(0, row.sort().indexOf('#')))));
        }
    }
}
