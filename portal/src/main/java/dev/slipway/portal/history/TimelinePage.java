package dev.slipway.portal.history;

import dev.slipway.portal.access.Action;
import dev.slipway.portal.access.Caller;
import dev.slipway.portal.app.App;
import dev.slipway.portal.app.AppPart;
import dev.slipway.portal.app.AppTab;
import dev.slipway.portal.app.VisibleApps;
import dev.slipway.portal.store.Page;
import dev.slipway.portal.web.Choice;
import dev.slipway.portal.web.HtmlPage;
import dev.slipway.portal.web.PageAddress;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
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
            Caller.Person caller,
            @PathVariable String name,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "") String around,
            @RequestParam(defaultValue = "") String kind) {
        return this.apps.get(caller, name, Action.APP_READ).flatMap((app) -> {
            EventKind wanted = EventKind.of(kind);
            Mono<Page<RecordedEvent>> events = around.isBlank()
                    ? this.history.eventsOf(caller, app.name(), ROWS, after)
                    : this.history.eventsAround(caller, app.name(), around).map((all) -> new Page<>(all, null));
            return events.map((page) -> rendering(app, page, wanted, around));
        });
    }

    private Rendering rendering(App app, Page<RecordedEvent> page, EventKind kind, String around) {
        Instant now = this.clock.instant();
        return AppPart.of(app, AppTab.TIMELINE, now)
                .modelAttribute(
                        "events",
                        page.items().stream()
                                .filter(kind::holds)
                                .map((event) -> EventRow.of(event, now))
                                .toList())
                .modelAttribute("around", around)
                .modelAttribute(
                        "kinds",
                        Arrays.stream(EventKind.values())
                                .map((each) -> new Choice(each.word(), each.word(), each == kind))
                                .toList())
                .modelAttribute("more", more(app, page, kind))
                .build();
    }

    private static String more(App app, Page<RecordedEvent> page, EventKind kind) {
        String next = PageAddress.next(AppTab.TIMELINE.of(app.name()), page.next());
        return next.isEmpty() || kind == EventKind.ALL ? next : next + "&kind=" + kind.word();
    }
}
