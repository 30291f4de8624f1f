package dev.slipway.portal.app;

import dev.slipway.portal.access.Action;
import dev.slipway.portal.access.Caller;
import dev.slipway.portal.access.Policy;
import dev.slipway.portal.web.HtmlPage;
import java.time.Clock;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.reactive.result.view.Rendering;
import reactor.core.publisher.Mono;

/** What changes an app as a whole; each says what will survive it, and who may. */
@HtmlPage
final class SettingsPage {

    private final VisibleApps apps;
    private final Policy policy;
    private final Clock clock;

    SettingsPage(VisibleApps apps, Policy policy, Clock clock) {
        this.apps = apps;
        this.policy = policy;
        this.clock = clock;
    }

    @GetMapping("/apps/{name}/settings")
    Mono<Rendering> settings(Caller.Person caller, @PathVariable String name) {
        return this.apps
                .get(caller, name, Action.APP_READ)
                .map((app) -> AppPart.of(app, AppTab.SETTINGS, this.clock.instant())
                        .modelAttribute("inService", app.state() == AppState.ACTIVE)
                        .modelAttribute("repairs", allows(caller, Action.APP_REPAIR, app))
                        .modelAttribute("transfers", allows(caller, Action.APP_TRANSFER, app))
                        .modelAttribute("decommissions", allows(caller, Action.APP_DECOMMISSION, app))
                        .modelAttribute("frees", allows(caller, Action.NAME_FREE, app))
                        .build());
    }

    private boolean allows(Caller caller, Action action, App app) {
        return this.policy.allows(caller, action, null, app.team());
    }
}
