package dev.slipway.sandbox.proof.events;

import dev.slipway.events.DeploymentFacts;
import dev.slipway.events.Figure;
import dev.slipway.events.HistoryKeys;
import dev.slipway.events.IncidentEvents;
import dev.slipway.events.LifecycleEvent;
import dev.slipway.lambdas.table.Row;
import dev.slipway.lambdas.table.Rows;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What the tables tell, in the words of {@link Expected}. */
final class Found {

    private final Rows rows;
    private final Map<String, String> facts = new TreeMap<>();

    private Found(Rows rows) {
        this.rows = rows;
    }

    /** Reads what the rows tell of everything that some events name. */
    static Map<String, String> of(Rows rows, Collection<LifecycleEvent> events) {
        Found found = new Found(rows);
        Set<String> places = new TreeSet<>();
        Set<String> environments = new TreeSet<>();
        for (LifecycleEvent event : events) {
            Object environment = event.customData().get(IncidentEvents.ENVIRONMENT);
            if (environment != null) {
                places.add(event.app().orElseThrow() + " " + environment);
                environments.add(environment.toString());
            }
            DeploymentFacts.of(event).map(DeploymentFacts::id).ifPresent(found::deployment);
        }
        places.forEach(found::place);
        environments.forEach(found::figures);
        return found.facts;
    }

    private void deployment(String id) {
        this.rows
                .find(HistoryKeys.deployment(id), HistoryKeys.ITSELF)
                .filter((row) -> !row.isBlank())
                .ifPresent((row) -> this.facts.put(
                        "deployment " + id,
                        "%s %s %s %s"
                                .formatted(
                                        row.text("state"),
                                        row.text("startedAt"),
                                        row.text("endedAt"),
                                        row.text(HistoryKeys.APP_LIST) != null)));
    }

    private void place(String place) {
        String app = place.substring(0, place.indexOf(' '));
        String environment = place.substring(place.indexOf(' ') + 1);
        this.rows
                .find("running#" + app + "#" + environment, HistoryKeys.ITSELF)
                .filter((row) -> !row.isBlank())
                .ifPresent((row) -> this.facts.put("running " + place, String.valueOf(row.text("id"))));
        for (Row row : this.rows.beginning(HistoryKeys.incidents(app, environment), "")) {
            this.facts.put("incident " + row.sort(), row.text("openedAt") + " " + row.text("closedAt"));
        }
    }

    private void figures(String environment) {
        for (Row day : this.rows.beginning(HistoryKeys.figures(environment), "")) {
            String key = "figures " + environment + " " + day.sort();
            figure(key, day);
            String teams = HistoryKeys.figuresOf(environment, day.sort());
            for (Row team : this.rows.beginning(teams, "team:")) {
                String slug = team.sort().substring("team:".length());
                figure(key + " " + slug, team);
                for (Row app : this.rows.beginning(teams + "#" + slug, "app:")) {
                    figure(key + " " + slug + " " + app.sort().substring("app:".length()), app);
                }
            }
        }
    }

    private void figure(String key, Row row) {
        if (!row.isBlank()) {
            this.facts.put(key, Figure.of(row.values()).values().toString());
        }
    }
}
