package dev.slipway.portal.history;

import dev.slipway.portal.access.Action;
import dev.slipway.portal.access.Caller;
import dev.slipway.portal.app.AppPart;
import dev.slipway.portal.app.AppTab;
import dev.slipway.portal.app.EnvironmentActions;
import dev.slipway.portal.app.Environments;
import dev.slipway.portal.app.VisibleApps;
import dev.slipway.portal.web.HtmlPage;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import reactor.core.publisher.Mono;

/** The builds of an app with their tests; one that pushed an image leads to where that is deployed by hand. */
@HtmlPage
final class BuildsPage {

    private final VisibleApps apps;
    private final Builds builds;
    private final Environments environments;
    private final Clock clock;

    BuildsPage(VisibleApps apps, Builds builds, Environments environments, Clock clock) {
        this.apps = apps;
        this.builds = builds;
        this.environments = environments;
        this.clock = clock;
    }

    @GetMapping("/apps/{name}/builds")
    Mono<Rendering> builds(
            Caller.Person caller, @PathVariable String name, @RequestParam(required = false) @Nullable String after) {
        Instant now = this.clock.instant();
        return this.apps.get(caller, name, Action.APP_READ).flatMap((app) -> {
            String deployPage = EnvironmentActions.deploy(
                    app.name(), this.environments.all().get(0).name());
            return this.builds
                    .ofApp(caller, app.name(), after)
                    .map((page) -> page.map((build) -> BuildRow.of(build, deployPage, now)))
                    .map((rows) -> AppPart.list(app, AppTab.BUILDS, rows, now));
        });
    }
}
