package dev.slipway.portal.app;

import dev.slipway.portal.access.Action;
import dev.slipway.portal.access.Caller;
import dev.slipway.portal.access.Policy;
import dev.slipway.portal.deployment.Deployments;
import dev.slipway.portal.provisioning.Runs;
import dev.slipway.portal.store.Page;
import dev.slipway.portal.web.CommandLine;
import dev.slipway.portal.web.HtmlPage;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.util.UriComponentsBuilder;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The apps that somebody may see, their own first. */
@HtmlPage
final class AppsPage {

    private static final int ROWS = 100;
    private static final int AT_ONCE = 8;

    private final AppDirectory apps;
    private final Deployments deployments;
    private final Runs runs;
    private final Environment environment;
    private final PortalProperties portal;
    private final Policy policy;
    private final Clock clock;

    AppsPage(
            AppDirectory apps,
            Deployments deployments,
            Runs runs,
            Environments environments,
            PortalProperties portal,
            Policy policy,
            Clock clock) {
        this.apps = apps;
        this.deployments = deployments;
        this.runs = runs;
        this.environment = environments.get(EnvironmentName.TEST);
        this.portal = portal;
        this.policy = policy;
        this.clock = clock;
    }

    @GetMapping("/")
    Rendering home() {
        return Rendering.redirectTo("/apps").status(HttpStatus.SEE_OTHER).build();
    }

    @GetMapping("/apps")
    Mono<Rendering> list(Caller.Person caller, @RequestParam(required = false) @Nullable String after) {
        this.policy.check(caller, Action.APP_LIST, null, null);
        return this.apps
                .list(after, ROWS)
                .flatMap((page) -> rows(caller, page).map((rows) -> rendering(rows, after == null, page.next())));
    }

    private Mono<List<AppRow>> rows(Caller.Person caller, Page<App> page) {
        Instant now = this.clock.instant();
        return Flux.fromIterable(page.items())
                .filter((app) -> this.policy.allows(caller, Action.APP_READ, app, null))
                .flatMapSequential((app) -> row(app, caller, now), AT_ONCE)
                .sort(Comparator.comparing((AppRow row) -> !row.mine()))
                .collectList();
    }

    private Mono<AppRow> row(App app, Caller.Person caller, Instant now) {
        Mono<AppRow> running = this.deployments
                .current(app.name(), this.environment.name())
                .map((deployment) -> AppRow.running(app, this.environment, caller, now));
        return running.switchIfEmpty(Mono.defer(
                () -> this.runs.find(app.createRun()).map((run) -> AppRow.created(app, run.state(), caller, now))));
    }

    private Rendering rendering(List<AppRow> rows, boolean isFirst, @Nullable String next) {
        return Rendering.view("app/list")
                .modelAttribute("rows", rows)
                .modelAttribute("empty", rows.isEmpty() && isFirst && next == null)
                .modelAttribute("example", CommandLine.createApp(this.portal.url()))
                .modelAttribute("more", next == null ? "" : address(next))
                .build();
    }

    private static String address(String next) {
        return UriComponentsBuilder.fromPath("/apps")
                .queryParam("after", "{after}")
                .encode()
                .buildAndExpand(next)
                .toUriString();
    }
}
