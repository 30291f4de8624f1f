package dev.slipway.portal.history;

import dev.slipway.portal.access.Caller;
import dev.slipway.portal.app.AppName;
import dev.slipway.portal.store.Page;
import dev.slipway.portal.web.HtmlPage;
import dev.slipway.portal.web.PageAddress;
import dev.slipway.portal.web.StateLabel;
import dev.slipway.portal.web.TimeWords;
import dev.slipway.portal.web.When;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import reactor.core.publisher.Mono;

/** The incidents of an app, and the forms by which people open and close one. */
@HtmlPage
final class IncidentPage {

    private static final int ROWS = 50;

    private final Incidents incidents;
    private final Clock clock;

    IncidentPage(Incidents incidents, Clock clock) {
        this.incidents = incidents;
        this.clock = clock;
    }

    @GetMapping("/apps/{app}/incidents")
    Mono<Rendering> list(
            Caller.Person caller, @PathVariable AppName app, @RequestParam(required = false) @Nullable String after) {
        return Mono.defer(() -> this.incidents.ofApp(caller, app, ROWS, after)).map((page) -> rendering(app, page));
    }

    @PostMapping("/apps/{app}/incidents")
    Mono<Rendering> report(Caller.Person caller, @PathVariable AppName app, @ModelAttribute Report report) {
        return Mono.defer(() -> this.incidents.report(
                        caller, app, report.deployment() == null ? "" : report.deployment(), report.note()))
                .thenReturn(backTo(app));
    }

    @PostMapping("/apps/{app}/incidents/{id}/close")
    Mono<Rendering> close(
            Caller.Person caller, @PathVariable AppName app, @PathVariable String id, @ModelAttribute Report report) {
        return Mono.defer(() -> this.incidents.close(caller, app, id, report.note()))
                .thenReturn(backTo(app));
    }

    private Rendering rendering(AppName app, Page<Incident> page) {
        Instant now = this.clock.instant();
        return Rendering.view("deployment/incidents")
                .modelAttribute("app", app.value())
                .modelAttribute(
                        "rows",
                        page.map((incident) -> IncidentRow.of(incident, now)).items())
                .modelAttribute("more", PageAddress.next("/apps/%s/incidents".formatted(app), page.next()))
                .build();
    }

    private static Rendering backTo(AppName app) {
        return Rendering.redirectTo("/apps/%s/incidents".formatted(app))
                .status(HttpStatus.SEE_OTHER)
                .build();
    }

    /**
     * The forms.
     *
     * @param deployment id of the deployment that caused an incident
     * @param note what happened
     */
    record Report(@Nullable String deployment, @Nullable String note) {}

    /**
     * An incident as a row.
     *
     * @param id its id
     * @param environment where
     * @param state how it stands
     * @param kind what opened it
     * @param opened when
     * @param lasted how long it lasted, or lasts by now
     * @param note what happened
     * @param deployment the deployment at fault
     * @param open whether it lasts
     */
    record IncidentRow(
            String id,
            String environment,
            StateLabel state,
            String kind,
            When opened,
            String lasted,
            String note,
            String deployment,
            boolean open) {

        static IncidentRow of(Incident incident, Instant now) {
            Instant closed = incident.closedAt();
            return new IncidentRow(
                    incident.id(),
                    incident.environment(),
                    closed == null ? StateLabel.failed("open") : StateLabel.done("closed"),
                    incident.kind(),
                    When.of(incident.openedAt(), now),
                    TimeWords.lasting(Duration.between(incident.openedAt(), closed == null ? now : closed)),
                    incident.note() == null ? "" : incident.note(),
                    incident.deployment() == null ? "" : incident.deployment(),
                    closed == null);
        }
    }
}
