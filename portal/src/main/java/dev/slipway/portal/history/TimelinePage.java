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

/** What happened to an app, the newest first. */
@HtmlPage
final class TimelinePage {

    private static final int ROWS = 50;

    private final VisibleApps apps;
    private final History history;
    private final Clock clock;

    TimelinePage(VisibleApps apps, History history, Clock clock) {
        this.apps = apps;
        this.history = history;
        this.clock = clock;
    }

    @GetMapping("/apps/{name}/timeline")
    Mono<Rendering> timeline(
            Caller.Person caller, @PathVariable String name, @RequestParam(required = false) @Nullable String after) {
        Instant now = this.clock.instant();
        return this.apps
                .get(caller, name, Action.APP_READ)
                .flatMap((app) -> this.history
                        .eventsOf(caller, app.name(), ROWS, after)
                        .map((page) -> Rendering.view("app/timeline")
                                .modelAttribute("head", AppHead.of(app, AppTab.TIMELINE, now))
                                .modelAttribute(
                                        "events",
                                        page.map((event) -> EventRow.of(event, now))
                                                .items())
                                .modelAttribute("more", PageAddress.next(AppTab.TIMELINE.of(app.name()), page.next()))
                                .build()));
    }
}
