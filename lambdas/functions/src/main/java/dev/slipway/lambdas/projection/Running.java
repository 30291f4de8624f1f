package dev.slipway.lambdas.projection;

import dev.slipway.events.HistoryKeys;
import dev.slipway.lambdas.table.Derived;
import dev.slipway.lambdas.table.Row;
import dev.slipway.lambdas.table.Rows;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What runs of each app in each environment: the last deployment that succeeded, whoever made it. */
final class Running {

    private final Derived derived;
    private final Attempts attempts;
    private final Restorations restorations;
    private final OutsideRollouts outside;

    Running(Rows rows, Attempts attempts, Restorations restorations, OutsideRollouts outside) {
        this.derived = new Derived(rows);
        this.attempts = attempts;
        this.restorations = restorations;
        this.outside = outside;
    }

    /** Computes what runs. */
    void write(String app, String environment) {
        this.derived.write("running#" + app + "#" + environment, HistoryKeys.ITSELF, () -> values(app, environment));
    }

    private Map<String, String> values(String app, String environment) {
        Optional<Row> last = Stream.of(this.restorations.last(app, environment), this.outside.last(app, environment))
                .flatMap(Optional::stream)
                .max((one, other) -> one.sort().compareTo(other.sort()));
        String deployment = last.map((row) -> row.text("deployment")).orElse(null);
        if (last.isEmpty() || deployment == null) {
            return Map.of();
        }
        Optional<Attempt> running = this.attempts.find(deployment);
        if (running.isEmpty()) {
            return Map.of();
        }
        Map<String, String> values = new HashMap<>(running.get().values());
        values.put("since", last.get().sort().substring(0, last.get().sort().indexOf('#')));
        values.put(HistoryKeys.SORT, app + "#" + environment);
        values.put(HistoryKeys.APP_LIST, HistoryKeys.runningOf(app));
        String team = running.get().facts().team();
        if (team != null) {
            values.put(HistoryKeys.TEAM_LIST, HistoryKeys.runningOf(team));
        }
        return values;
    }
}
