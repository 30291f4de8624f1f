package dev.slipway.portal.history;

import dev.slipway.events.EventId;
import dev.slipway.events.HistoryKeys;
import dev.slipway.events.IncidentEvents;
import dev.slipway.events.Payload;
import dev.slipway.portal.InvalidInput;
import dev.slipway.portal.NotFound;
import dev.slipway.portal.access.Action;
import dev.slipway.portal.access.Caller;
import dev.slipway.portal.app.App;
import dev.slipway.portal.app.AppName;
import dev.slipway.portal.outbox.Outbox;
import dev.slipway.portal.store.Page;
import dev.slipway.portal.store.Table;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Incidents: read from the history, opened and closed by events like everything else in it. */
public final class Incidents {

    private static final int LONGEST_NOTE = 1_000;

    private final HistoryStore store;
    private final Audience audience;
    private final Outbox outbox;
    private final Table table;
    private final Clock clock;

    Incidents(HistoryStore store, Audience audience, Outbox outbox, Table table, Clock clock) {
        this.store = store;
        this.audience = audience;
        this.outbox = outbox;
        this.table = table;
        this.clock = clock;
    }

    /** Lists the incidents of an app, the newest first. */
    public Mono<Page<Incident>> ofApp(Caller caller, AppName app, int limit, @Nullable String cursor) {
        return this.audience
                .reads(caller, app)
                .flatMap((name) -> this.store.ofApp(
                        HistoryKeys.incidentsOf(name),
                        Position.of(cursor, this.clock.instant()),
                        History.checked(limit)))
                .map((slice) -> slice.page(Incident::of));
    }

    /** Lists the incidents of a team's apps, the newest first. */
    public Mono<Page<Incident>> ofTeam(Caller caller, String team, int limit, @Nullable String cursor) {
        return Mono.defer(() -> {
            this.audience.checkReads(caller, team);
            return this.store
                    .ofTeam(
                            HistoryKeys.incidentsOf(team),
                            Position.of(cursor, this.clock.instant()),
                            History.checked(limit))
                    .map((slice) -> slice.page(Incident::of));
        });
    }

    /**
     * Keeps that a deployment caused an incident, which begins now. Saying it again changes nothing.
     *
     * @param caller who says so
     * @param name the app
     * @param deployment id of the deployment
     * @param note what happened
     * @return the incident's id
     */
    public Mono<String> report(Caller caller, AppName name, String deployment, @Nullable String note) {
        checkNote(note);
        return this.audience
                .app(caller, name, Action.INCIDENT_TELL)
                .doOnNext((app) -> checkDeployment(deployment))
                .flatMap((app) -> this.store
                        .deployment(deployment)
                        .flatMap((item) -> Mono.justOrEmpty(item.deployment()))
                        .filter((found) -> found.app().equals(name.value()))
                        .switchIfEmpty(Mono.error(() -> new NotFound(
                                "There is no deployment '%s' of '%s' in the history. It may not be recorded yet; try again in a moment."
                                        .formatted(deployment, name))))
                        .flatMap((found) -> report(caller, app, found, note)));
    }

    /** Keeps that an incident is over. */
    public Mono<Void> close(Caller caller, AppName name, String id, @Nullable String note) {
        checkNote(note);
        return this.audience
                .app(caller, name, Action.INCIDENT_TELL)
                .flatMap((app) -> this.store
                        .incident(name, id)
                        .map(Incident::of)
                        .switchIfEmpty(Mono.error(
                                () -> new NotFound("There is no incident '%s' of '%s'.".formatted(id, name))))
                        .flatMap((incident) -> tell(
                                IncidentEvents.resolved(
                                        id,
                                        new IncidentEvents.Place(name.value(), app.team(), incident.environment()),
                                        note,
                                        caller.name()),
                                "incident",
                                id,
                                "closed")));
    }

    private Mono<String> report(Caller caller, App app, RecordedDeployment cause, @Nullable String note) {
        String id = EventId.of("incident", cause.id());
        Payload payload = IncidentEvents.detected(
                id,
                new IncidentEvents.Place(app.name().value(), app.team(), cause.environment()),
                cause.id(),
                note,
                caller.name());
        return tell(payload, "incident", id, "opened").thenReturn(id);
    }

    private Mono<Void> tell(Payload payload, String... happening) {
        return this.table.write(this.outbox.tell(payload, null, happening));
    }

    private static void checkDeployment(String deployment) {
        if (deployment.isBlank()) {
            throw new InvalidInput(
                    "deployment", "'deployment' is missing; it must be the id of the deployment that caused it.");
        }
    }

    private static void checkNote(@Nullable String note) {
        if (note != null && note.length() > LONGEST_NOTE) {
            throw new InvalidInput(
                    "note", "The note has %d characters; at most %d.".formatted(note.length(), LONGEST_NOTE));
        }
    }
}
