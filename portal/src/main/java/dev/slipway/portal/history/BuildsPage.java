package dev.slipway.portal.history;

import dev.slipway.portal.access.Action;
import dev.slipway.portal.access.Caller;
import dev.slipway.portal.app.AppHead;
import dev.slipway.portal.app.AppTab;
import dev.slipway.portal.app.VisibleApps;
import dev.slipway.portal.web.HtmlPage;
import dev.slipway.portal.web.PageAddress;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import reactor.core.publisher.Mono;

/** The builds of an app with their tests, as their pipelines told of them. */
@HtmlPage
final class BuildsPage {

    /** Events a page is made of; a build tells about six. */
    private static final int EVENTS = 200;

    private final VisibleApps apps;
    private final History history;
    private final Clock clock;

    BuildsPage(VisibleApps apps, History history, Clock clock) {
        this.apps = apps;
        this.history = history;
        this.clock = clock;
    }

    @GetMapping("/apps/{name}/builds")
    Mono<Rendering> builds(
            Caller.Person caller, @PathVariable String name, @RequestParam(required = false) @Nullable String after) {
        Instant now = this.clock.instant();
        return this.apps
                .get(caller, name, Action.APP_READ)
                .flatMap((app) -> this.history
                        .eventsOf(caller, app.name(), EVENTS, after)
                        .map((page) -> Rendering.view("app/builds")
                                .modelAttribute("head", AppHead.of(app, AppTab.BUILDS, now))
                                .modelAttribute("builds", BuildRow.of(page.items(), now))
                                .modelAttribute("more", PageAddress.next(AppTab.BUILDS.of(app.name()), page.next()))
                                .build()));
    }
}
