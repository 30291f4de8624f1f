package dev.slipway.lambdas.projection;

import dev.slipway.events.HistoryKeys;
import dev.slipway.events.LifecycleEvent;
import dev.slipway.lambdas.table.Row;
import dev.slipway.lambdas.table.Rows;
import java.util.Map;
import java.util.Optional;

/** The facts that are known of attempts to deploy. */
final class Attempts {

    private final Rows rows;

    Attempts(Rows rows) {
        this.rows = rows;
    }

    /** Keeps an event as a fact of the deployment that it tells of. */
    void keep(String deployment, String text, LifecycleEvent event) {
        this.rows.add(
                new Row(HistoryKeys.deployment(deployment), HistoryKeys.FACT + event.id(), Map.of(Attempt.BODY, text)));
    }

    /** Keeps which incident a deployment has caused. */
    void blame(String deployment, String incident) {
        this.rows.add(new Row(HistoryKeys.deployment(deployment), Attempt.CAUSED + incident, Map.of()));
    }

    /** Keeps which image the tasks of a rollout run. */
    void keepImage(String rollout, String digest) {
        this.rows.add(new Row(HistoryKeys.deployment(rollout), Attempt.IMAGE + digest, Map.of()));
    }

    /** Reads an attempt; empty while no event has told of it. */
    Optional<Attempt> find(String deployment) {
        return Attempt.of(this.rows.beginning(HistoryKeys.deployment(deployment), ""));
    }
}
