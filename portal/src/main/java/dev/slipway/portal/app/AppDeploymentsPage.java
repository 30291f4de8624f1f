package dev.slipway.portal.app;

import dev.slipway.portal.access.Action;
import dev.slipway.portal.access.Caller;
import dev.slipway.portal.deployment.Deployments;
import dev.slipway.portal.web.HtmlPage;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import reactor.core.publisher.Mono;

/** The deployments of an app. */
@HtmlPage
final class AppDeploymentsPage {

    private static final int ROWS = 50;

    private final VisibleApps apps;
    private final Deployments deployments;
    private final Clock clock;

    AppDeploymentsPage(VisibleApps apps, Deployments deployments, Clock clock) {
        this.apps = apps;
        this.deployments = deployments;
        this.clock = clock;
    }

    @GetMapping("/apps/{name}/deployments")
    Mono<Rendering> deployments(
            Caller.Person caller, @PathVariable String name, @RequestParam(required = false) @Nullable String after) {
        Instant now = this.clock.instant();
        return this.apps
                .get(caller, name, Action.APP_READ)
                .flatMap((app) -> this.deployments
                        .ofApp(app.name(), after, ROWS)
                        .map((page) -> page.map((each) -> AttemptRow.of(each, now)))
                        .map((rows) -> AppPart.list(app, AppTab.DEPLOYMENTS, rows, now)));
    }
}
