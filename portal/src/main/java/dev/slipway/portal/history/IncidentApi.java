package dev.slipway.portal.history;

import dev.slipway.portal.access.Caller;
import dev.slipway.portal.app.AppName;
import dev.slipway.portal.store.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Incidents as JSON. */
@RestController
class IncidentApi {

    private static final String PAGE_SIZE = "50";

    private final Incidents incidents;

    IncidentApi(Incidents incidents) {
        this.incidents = incidents;
    }

    @GetMapping("/api/v1/apps/{app}/incidents")
    Mono<Page<Incident>> ofApp(
            Caller caller,
            @PathVariable AppName app,
            @RequestParam(defaultValue = PAGE_SIZE) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return Mono.defer(() -> this.incidents.ofApp(caller, app, limit, cursor));
    }

    @GetMapping("/api/v1/incidents")
    Mono<Page<Incident>> ofTeam(
            Caller caller,
            @RequestParam(defaultValue = "") String team,
            @RequestParam(defaultValue = PAGE_SIZE) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return this.incidents.ofTeam(caller, team, limit, cursor);
    }

    @PostMapping("/api/v1/apps/{app}/incidents")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Mono<Reported> report(Caller caller, @PathVariable AppName app, @RequestBody NewIncident incident) {
        String deployment = incident.deployment() == null ? "" : incident.deployment();
        return Mono.defer(() -> this.incidents.report(caller, app, deployment, incident.note()))
                .map(Reported::new);
    }

    @PostMapping("/api/v1/apps/{app}/incidents/{id}/close")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Mono<Void> close(Caller caller, @PathVariable AppName app, @PathVariable String id, @RequestBody Closing closing) {
        return Mono.defer(() -> this.incidents.close(caller, app, id, closing.note()));
    }

    /**
     * What somebody reports.
     *
     * @param deployment id of the deployment that caused it
     * @param note what happened
     */
    record NewIncident(
            @Nullable String deployment, @Nullable String note) {}

    /**
     * How somebody closes an incident.
     *
     * @param note what was done
     */
    record Closing(@Nullable String note) {}

    /**
     * The answer.
     *
     * @param id the incident's id
     */
    record Reported(String id) {}
}
