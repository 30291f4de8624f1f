package dev.slipway.portal.app;

import dev.slipway.portal.access.Action;
import dev.slipway.portal.access.Caller;
import dev.slipway.portal.deployment.Deployments;
import dev.slipway.portal.deployment.HealthLook;
import dev.slipway.portal.deployment.Holds;
import dev.slipway.portal.inventory.Comparisons;
import dev.slipway.portal.inventory.Inventory;
import dev.slipway.portal.provisioning.Run;
import dev.slipway.portal.provisioning.Runs;
import dev.slipway.portal.store.Page;
import dev.slipway.portal.web.HtmlPage;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.reactive.result.view.Rendering;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** One app at a glance: what runs where, where its parts are, and what was deployed last. */
@HtmlPage
final class AppPage {

    private static final int DEPLOYMENTS = 5;

    private final VisibleApps apps;
    private final Environments environments;
    private final Deployments deployments;
    private final Holds holds;
    private final HealthLook health;
    private final Inventory inventory;
    private final Comparisons comparisons;
    private final Runs runs;
    private final Clock clock;

    AppPage(
            VisibleApps apps,
            Environments environments,
            Deployments deployments,
            Holds holds,
            HealthLook health,
            Inventory inventory,
            Comparisons comparisons,
            Runs runs,
            Clock clock) {
        this.apps = apps;
        this.environments = environments;
        this.deployments = deployments;
        this.holds = holds;
        this.health = health;
        this.inventory = inventory;
        this.comparisons = comparisons;
        this.runs = runs;
        this.clock = clock;
    }

    @GetMapping("/apps/{name}")
    Mono<Rendering> page(Caller.Person caller, @PathVariable String name) {
        return this.apps
                .get(caller, name, Action.APP_READ)
                .flatMap((app) -> view(app)
                        .zipWith(drift(app))
                        .map((both) -> AppPart.of(app, AppTab.OVERVIEW, this.clock.instant())
                                .modelAttribute("app", both.getT1())
                                .modelAttribute("drift", both.getT2())
                                .build()));
    }

    /** The last comparison with the world, when it found something. */
    private Mono<List<LastComparison>> drift(App app) {
        return this.comparisons
                .last(app.name())
                .filter((last) ->
                        app.state() == AppState.ACTIVE && !last.deviations().isEmpty())
                .map((last) -> List.of(LastComparison.of(last, this.clock.instant())))
                .defaultIfEmpty(List.of());
    }

    private Mono<AppView> view(App app) {
        Instant now = this.clock.instant();
        Mono<List<EnvironmentPanel>> panels = Flux.fromIterable(this.environments.all())
                .concatMap((environment) -> panel(app, environment, now))
                .collectList();
        return Mono.zip(
                        panels,
                        this.deployments.ofApp(app.name(), null, DEPLOYMENTS).map(Page::items),
                        this.inventory.ofApp(app.name()),
                        this.runs.find(app.createRun()).map(List::of).defaultIfEmpty(List.<Run>of()))
                .map((parts) -> AppView.of(parts.getT1(), parts.getT2(), parts.getT3(), parts.getT4(), now));
    }

    private Mono<EnvironmentPanel> panel(App app, Environment environment, Instant now) {
        return Mono.zip(
                        asList(this.deployments.current(app.name(), environment.name())),
                        asList(this.holds.find(app.name(), environment.name())),
                        promotable(app, environment),
                        this.health.of(app.name(), environment))
                .map((parts) ->
                        new EnvironmentPanel.Contents(parts.getT1(), parts.getT2(), parts.getT3(), parts.getT4()))
                .map((contents) -> EnvironmentPanel.of(app, environment, contents, now));
    }

    private static <T> Mono<List<T>> asList(Mono<T> one) {
        return one.map(List::of).defaultIfEmpty(List.of());
    }

    private Mono<Boolean> promotable(App app, Environment environment) {
        return Mono.justOrEmpty(this.environments.before(environment.name()))
                .flatMap((before) -> this.deployments.current(app.name(), before.name()))
                .hasElement();
    }
}
