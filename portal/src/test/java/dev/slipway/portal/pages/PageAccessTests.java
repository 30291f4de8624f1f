package dev.slipway.portal.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.Mockito.when;

import dev.slipway.portal.access.Action;
import dev.slipway.portal.access.AppTokens;
import dev.slipway.portal.app.App;
import dev.slipway.portal.app.AppDirectory;
import dev.slipway.portal.deployment.Deployments;
import dev.slipway.portal.history.Changes;
import dev.slipway.portal.history.Figures;
import dev.slipway.portal.history.Found;
import dev.slipway.portal.history.Freshness;
import dev.slipway.portal.history.History;
import dev.slipway.portal.history.Incidents;
import dev.slipway.portal.history.RunningVersions;
import dev.slipway.portal.inventory.Inventory;
import dev.slipway.portal.provisioning.RunState;
import dev.slipway.portal.provisioning.Runs;
import dev.slipway.portal.provisioning.create.Preflight;
import dev.slipway.portal.store.InMemoryTable;
import dev.slipway.portal.store.Page;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.http.MediaType;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What people see of pages that are not theirs; who may open which page at all is in {@code docs/access-matrix.md}. */
@SpringBootTest(classes = PagesUnderTest.class)
@ActiveProfiles("pages")
class PageAccessTests {

    private static final App OURS = Samples.app("parking-permits", "city-hall", "dana");

    private final ApplicationContext context;
    private final String token;

    PageAccessTests(@Autowired ApplicationContext context, @Autowired AppTokens tokens) {
        this.context = context;
        this.token = Objects.requireNonNull(
                tokens.issue(OURS.name(), Set.of(Action.DEPLOY_TEST), "run-1").block());
    }

    @BeforeAll
    static void fill(
            @Autowired AppDirectory apps,
            @Autowired InMemoryTable table,
            @Autowired Runs runs,
            @Autowired Deployments deployments,
            @Autowired Inventory inventory,
            @Autowired Preflight preflight,
            @Autowired History history,
            @Autowired Figures figures,
            @Autowired RunningVersions running,
            @Autowired Changes changes,
            @Autowired Incidents incidents) {
        table.write(apps.reserving(OURS)).block();
        when(runs.states(any())).thenReturn(Mono.just(Map.of(OURS.createRun(), RunState.SUCCEEDED)));
        when(deployments.currentOf(any(), any())).thenReturn(Flux.empty());
        when(runs.find(any())).thenReturn(Mono.just(Samples.run(OURS, RunState.SUCCEEDED, 12)));
        when(runs.get(any())).thenReturn(Mono.just(Samples.run(OURS, RunState.SUCCEEDED, 12)));
        when(runs.events(any(), anyLong())).thenReturn(Flux.empty());
        when(runs.log(any())).thenReturn(Mono.just(List.of()));
        when(deployments.current(any(), any())).thenReturn(Mono.empty());
        when(deployments.ofApp(any(), any(), anyInt())).thenReturn(Mono.just(new Page<>(List.of(), null)));
        when(inventory.ofApp(any())).thenReturn(Mono.just(List.of()));
        when(preflight.nameIsFree(any())).thenReturn(Mono.empty());
        when(history.eventsOf(any(), any(), anyInt(), any())).thenReturn(Mono.just(new Page<>(List.of(), null)));
        when(history.deployments(any(), any(), anyInt(), any()))
                .thenReturn(Mono.just(new Found(List.of(), null, null)));
        when(figures.of(any(), any()))
                .thenReturn(Mono.just(new Figures.Answer(Samples.FIGURES, List.of(Samples.FIGURES))));
        when(running.ofTeam(any(), any())).thenReturn(Mono.just(List.of()));
        when(changes.of(any(), any()))
                .thenReturn(Mono.just(new Changes.Answer(
                        "parking-permits",
                        "prod",
                        List.of(),
                        List.of(),
                        List.of(),
                        true,
                        Samples.recorded("parking-permits", "city-hall", "succeeded", null),
                        null)));
        when(incidents.ofApp(any(), any(), anyInt(), any())).thenReturn(Mono.just(new Page<>(List.of(), null)));
        when(history.freshness(any())).thenReturn(Mono.just(new Freshness(null, 0, 0)));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        // page,                     otto, hugo, dana, lea, ada
        "/apps,                       403,  200,  200, 200, 200",
        "/apps/new,                   403,  200,  200, 200, 200",
        "/apps/new/name?name=shop,    403,  200,  200, 200, 200",
        "/apps/parking-permits,       403,  403,  200, 200, 200",
        "/apps/parking-permits/timeline,    403, 403, 200, 200, 200",
        "/apps/parking-permits/deployments, 403, 403, 200, 200, 200",
        "/apps/parking-permits/inventory,   403, 403, 200, 200, 200",
        "/apps/parking-permits/audit, 403,  403,  200, 200, 200",
        "/audit,                      403,  403,  403, 403, 200",
        "/apps/no-such-app,           403,  404,  404, 404, 404",
        "/runs/run-1,                 403,  403,  200, 200, 200",
        "/runs/run-1/live,            403,  403,  200, 200, 200",
        "/templates,                  403,  200,  200, 200, 200",
        "/templates/km-app,           403,  200,  200, 200, 200",
        "/templates/km-app@1.0.0/picture, 403, 200, 200, 200, 200",
        "/deployments,                200,  200,  200, 200, 200",
        "/deployments/matrix?team=city-hall, 200, 200, 200, 200, 200",
        "/deployments/figures,        200,  200,  200, 200, 200",
        "/deployments/commit,         200,  200,  200, 200, 200",
        "/deployments/changes?to=d-1, 200,  200,  200, 200, 200",
        "/apps/parking-permits/incidents, 200, 200, 200, 200, 200",
        "/help,                       200,  200,  200, 200, 200",
        "/,                           303,  303,  303, 303, 303"
    })
    void isOpenToThoseOnly(String page, int otto, int hugo, int dana, int lea, int ada) {
        status(Visitors.of(this.context, "otto"), page, otto);
        status(Visitors.of(this.context, "hugo", "harbour"), page, hugo);
        status(Visitors.of(this.context, "dana", "city-hall"), page, dana);
        status(Visitors.of(this.context, "lea", "city-hall", "leads"), page, lea);
        status(Visitors.of(this.context, "ada", "admins"), page, ada);
        status(Visitors.stranger(this.context), page, 302);
        status(Visitors.pipeline(this.context, this.token), page, 302);
    }

    @Test
    void showsADeveloperTheAppsOfTheirTeamsOnly() {
        Visitors.of(this.context, "hugo", "harbour")
                .get()
                .uri("/apps")
                .exchange()
                .expectBody(String.class)
                .value((html) -> assertThat(html).contains("No apps yet").doesNotContain("/apps/parking-permits"));
    }

    private static void status(WebTestClient visitor, String page, int expected) {
        visitor.get()
                .uri(page)
                .accept(page.endsWith("/live") ? MediaType.TEXT_EVENT_STREAM : MediaType.TEXT_HTML)
                .exchange()
                .expectStatus()
                .isEqualTo(expected);
    }
}
