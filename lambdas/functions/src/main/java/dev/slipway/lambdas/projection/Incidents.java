package dev.slipway.lambdas.projection;

import dev.slipway.events.Figure;
import dev.slipway.events.HistoryKeys;
import dev.slipway.events.LifecycleEvent;
import dev.slipway.lambdas.table.Derived;
import dev.slipway.lambdas.table.Row;
import dev.slipway.lambdas.table.Rows;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Incidents: each lasts from what opened it to the next deployment that succeeded, or until somebody closes it. */
final class Incidents {

    /** Attribute that names all days on which it seemed to end, so that none is left behind with it. */
    static final String DAYS = "days";

    private static final String CLOSED_AT = "closedAt";

    private final Rows rows;
    private final Derived derived;
    private final Restorations restorations;
    private final DailyFigures figures;
    private final Attempts attempts;

    Incidents(Rows rows, Attempts attempts, Restorations restorations, DailyFigures figures) {
        this.rows = rows;
        this.derived = new Derived(rows);
        this.attempts = attempts;
        this.restorations = restorations;
        this.figures = figures;
    }

    /** Keeps an event that opens or closes an incident. */
    void keep(String incident, String text, LifecycleEvent event) {
        this.rows.add(new Row(facts(incident), HistoryKeys.FACT + event.id(), Map.of(Attempt.BODY, text)));
    }

    /** Computes the incidents of an app that a success at some time may have ended. */
    void reviewAfter(String app, String environment, Instant success) {
        String partition = HistoryKeys.incidents(app, environment);
        for (Row row : this.rows.beginning(partition, "")) {
            String closed = row.text(CLOSED_AT);
            if (closed == null || Instant.parse(closed).isAfter(success)) {
                write(row.sort());
            }
        }
    }

    /** Computes an incident and what it adds to the figures of the day of its end. */
    void write(String id) {
        Optional<Incident> known = Incident.of(this.rows.beginning(facts(id), ""));
        if (known.isEmpty()) {
            return;
        }
        String partition = HistoryKeys.incidents(known.get().app(), known.get().environment());
        // Its row is there before it looks for successes: a success that comes meanwhile finds it.
        this.rows.add(new Row(partition, id, Map.of()));
        this.derived.write(partition, id, () -> values(partition, id));
        String days = this.rows.find(partition, id).map((row) -> row.text(DAYS)).orElse(null);
        if (days != null) {
            for (String day : days.split(",")) {
                this.figures.count(place(known.get()), day, "incident:" + id, () -> restored(id, day));
            }
        }
    }

    private Map<String, String> values(String partition, String id) {
        Incident incident = Incident.of(this.rows.beginning(facts(id), "")).orElseThrow();
        Instant opened = openedAt(id, incident);
        Map<String, String> values = new HashMap<>();
        values.put("id", id);
        values.put("app", incident.app());
        values.put("environment", incident.environment());
        values.put("kind", incident.kind());
        values.put("openedAt", opened.toString());
        putIfKnown(values, "team", incident.team());
        putIfKnown(values, "by", incident.by());
        putIfKnown(values, "note", incident.note());
        putIfKnown(values, "deployment", cause(incident));
        Set<String> days = new TreeSet<>();
        this.rows
                .find(partition, id)
                .map((row) -> row.text(DAYS))
                .ifPresent((all) -> days.addAll(Set.of(all.split(","))));
        closing(id, incident).ifPresent((closing) -> {
            values.put(CLOSED_AT, closing.at().toString());
            putIfKnown(values, "closedBy", closing.by());
            days.add(HistoryKeys.day(closing.at()).toString());
        });
        if (!days.isEmpty()) {
            values.put(DAYS, String.join(",", days));
        }
        values.put(HistoryKeys.SORT, HistoryKeys.sort(opened, id));
        values.put(HistoryKeys.APP_LIST, HistoryKeys.incidentsOf(incident.app()));
        values.put(HistoryKeys.MONTH_LIST, HistoryKeys.incidentsOf(HistoryKeys.month(opened)));
        if (incident.team() != null) {
            values.put(HistoryKeys.TEAM_LIST, HistoryKeys.incidentsOf(incident.team()));
        }
        return values;
    }

    private Figure restored(String id, String day) {
        Incident incident = Incident.of(this.rows.beginning(facts(id), "")).orElseThrow();
        Instant opened = openedAt(id, incident);
        return closing(id, incident)
                .filter((closing) -> HistoryKeys.day(closing.at()).toString().equals(day))
                .map((closing) ->
                        Figure.restored(Duration.between(opened, closing.at()).toSeconds()))
                .orElse(Figure.none());
    }

    /** A rollback opens its incident when it is ordered, and its own success ends it. */
    private Instant openedAt(String id, Incident incident) {
        return id.startsWith(Incident.OF_ROLLBACK)
                ? this.attempts
                        .find(id.substring(Incident.OF_ROLLBACK.length()))
                        .map(Attempt::startedAt)
                        .orElse(incident.opened().time())
                : incident.opened().time();
    }

    private Optional<Closing> closing(String id, Incident incident) {
        Optional<Closing> restored = this.restorations
                .firstAfter(incident.app(), incident.environment(), openedAt(id, incident))
                .map((found) -> new Closing(found.at(), found.deployment()));
        Optional<Closing> resolved =
                incident.resolvedAt().map((at) -> new Closing(at, String.valueOf(incident.resolvedBy())));
        if (restored.isPresent() && resolved.isPresent()) {
            return resolved.get().at().isBefore(restored.get().at()) ? resolved : restored;
        }
        return restored.or(() -> resolved);
    }

    private static String cause(Incident incident) {
        return String.valueOf(incident.opened().customData().get("deployment"));
    }

    private static DailyFigures.Place place(Incident incident) {
        return DailyFigures.Place.of(incident.app(), incident.team(), incident.environment());
    }

    private static void putIfKnown(Map<String, String> values, String name, @Nullable String value) {
        if (value != null) {
            values.put(name, value);
        }
    }

    private static String facts(String incident) {
        return "incident#" + incident;
    }

    private record Closing(Instant at, String by) {}
}
