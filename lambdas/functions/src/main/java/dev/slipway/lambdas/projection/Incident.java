package dev.slipway.lambdas.projection;

import dev.slipway.events.DeploymentFacts;
import dev.slipway.events.EventJson;
import dev.slipway.events.EventType;
import dev.slipway.events.HistoryKeys;
import dev.slipway.events.IncidentEvents;
import dev.slipway.events.LifecycleEvent;
import dev.slipway.lambdas.table.Row;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An incident as its events tell it, before it is known what ended it.
 *
 * @param opened the event that opened it, the earliest where there are many
 * @param resolved the earliest event by which somebody closed it; null while nobody has
 */
record Incident(LifecycleEvent opened, @Nullable LifecycleEvent resolved) {

    static final String OF_FAILURE = "failed-";
    static final String OF_ROLLBACK = "rollback-";

    /** Reads an incident; empty while no event has opened it. */
    static Optional<Incident> of(List<Row> facts) {
        List<LifecycleEvent> events = facts.stream()
                .filter((row) -> row.sort().startsWith(HistoryKeys.FACT))
                .map((row) -> EventJson.read(String.valueOf(row.text(Attempt.BODY))))
                .sorted(Comparator.comparing(LifecycleEvent::time).thenComparing(LifecycleEvent::id))
                .toList();
        LifecycleEvent resolved =
                events.stream().filter(Incident::resolves).findFirst().orElse(null);
        return events.stream()
                .filter((event) -> !resolves(event))
                .findFirst()
                .map((opened) -> new Incident(opened, resolved));
    }

    String app() {
        return this.opened.app().orElse("");
    }

    String environment() {
        return String.valueOf(this.opened.customData().get(IncidentEvents.ENVIRONMENT));
    }

    @Nullable
    String team() {
        return text(IncidentEvents.TEAM);
    }

    @Nullable
    String by() {
        return text(IncidentEvents.BY);
    }

    String kind() {
        return this.opened.knownType().equals(Optional.of(EventType.DEPLOYMENT_FAILED))
                ? "failed rollout"
                : this.opened.knownType().equals(Optional.of(EventType.SERVICE_ROLLED_BACK)) ? "rollback" : "reported";
    }

    @Nullable
    String note() {
        return this.opened.content().get("description") instanceof String note
                ? note
                : DeploymentFacts.reason(this.opened).orElse(null);
    }

    /** Returns when somebody closed it; empty when nobody has, or only before it began. */
    Optional<Instant> resolvedAt() {
        return Optional.ofNullable(this.resolved)
                .map(LifecycleEvent::time)
                .filter((time) -> !time.isBefore(this.opened.time()));
    }

    @Nullable
    String resolvedBy() {
        return this.resolved != null && this.resolved.customData().get(IncidentEvents.BY) instanceof String by
                ? by
                : null;
    }

    private @Nullable String text(String fact) {
        return this.opened.customData().get(fact) instanceof String text ? text : null;
    }

    private static boolean resolves(LifecycleEvent event) {
        return event.knownType().equals(Optional.of(EventType.INCIDENT_RESOLVED));
    }
}
