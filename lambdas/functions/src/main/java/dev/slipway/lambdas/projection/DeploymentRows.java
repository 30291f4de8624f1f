package dev.slipway.lambdas.projection;

import dev.slipway.events.DeploymentChanges;
import dev.slipway.events.DeploymentFacts;
import dev.slipway.events.HistoryKeys;
import dev.slipway.lambdas.table.Derived;
import dev.slipway.lambdas.table.Row;
import dev.slipway.lambdas.table.Rows;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The rows of deployments, with the lists that they stand in, and the commits that each brought and took. */
final class DeploymentRows {

    private final Rows rows;
    private final Derived derived;
    private final Attempts attempts;

    DeploymentRows(Rows rows, Attempts attempts) {
        this.rows = rows;
        this.derived = new Derived(rows);
        this.attempts = attempts;
    }

    /** Computes the row of a deployment. */
    void write(String deployment) {
        this.derived.write(
                HistoryKeys.deployment(deployment),
                HistoryKeys.ITSELF,
                () -> this.attempts.find(deployment).map(DeploymentRows::listed).orElse(Map.of()));
    }

    /** Keeps which commits a deployment that succeeded brought to its environment, and which it took away. */
    void keepCommits(DeploymentFacts success, String at, DeploymentChanges changes) {
        List<Row> all = new ArrayList<>();
        changes.commits().forEach((commit) -> all.addAll(rows(success, at, commit, "in")));
        changes.left().forEach((commit) -> all.addAll(rows(success, at, commit, "out")));
        String deployed = success.commit();
        if (deployed != null
                && changes.commits().stream().noneMatch((each) -> each.id().equals(deployed))) {
            all.addAll(rows(success, at, new DeploymentChanges.Commit(deployed, "", null, null), "in"));
        }
        Map<String, Row> byKey = new LinkedHashMap<>();
        all.forEach((row) -> byKey.put(row.partition() + row.sort(), row));
        this.rows.addAll(List.copyOf(byKey.values()));
    }

    static Map<String, String> listed(Attempt attempt) {
        Map<String, String> values = new HashMap<>(attempt.values());
        String app = attempt.facts().app();
        String team = attempt.facts().team();
        values.put(
                HistoryKeys.SORT,
                HistoryKeys.sort(attempt.startedAt(), attempt.facts().id()));
        values.put(HistoryKeys.MONTH_LIST, HistoryKeys.deploymentsOf(HistoryKeys.month(attempt.startedAt())));
        values.put(HistoryKeys.APP_LIST, HistoryKeys.deploymentsOf(app));
        if (team != null) {
            values.put(HistoryKeys.TEAM_LIST, HistoryKeys.deploymentsOf(team));
        }
        return values;
    }

    private static List<Row> rows(DeploymentFacts success, String at, DeploymentChanges.Commit commit, String effect) {
        String app = success.app();
        String place = "%s#%s#%s#%s".formatted(commit.id(), success.environment(), at, success.id());
        Map<String, String> values = new HashMap<>(Map.of(
                "commit", commit.id(),
                "title", commit.title(),
                "effect", effect,
                "environment", success.environment(),
                "deployment", success.id(),
                "at", at));
        String by = success.by();
        if (by != null) {
            values.put("by", by);
        }
        List<Row> rows = new ArrayList<>();
        rows.add(new Row(HistoryKeys.commits(app), place, values));
        if (commit.pull() != null) {
            rows.add(new Row(HistoryKeys.pull(app, commit.pull()), place, values));
        }
        return rows;
    }
}
