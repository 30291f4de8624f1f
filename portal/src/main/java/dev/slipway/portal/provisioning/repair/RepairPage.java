package dev.slipway.portal.provisioning.repair;

import dev.slipway.portal.access.Action;
import dev.slipway.portal.access.Caller;
import dev.slipway.portal.app.VisibleApps;
import dev.slipway.portal.provisioning.RunRedirect;
import dev.slipway.portal.web.HtmlPage;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.reactive.result.view.Rendering;
import reactor.core.publisher.Mono;

/** The button that restores what an app is missing; it leads to the page of the repair run. */
@HtmlPage
final class RepairPage {

    private final Repairs repairs;
    private final VisibleApps apps;

    RepairPage(Repairs repairs, VisibleApps apps) {
        this.repairs = repairs;
        this.apps = apps;
    }

    @PostMapping("/apps/{name}/repair")
    Mono<Rendering> repair(Caller.Person caller, @PathVariable String name) {
        return this.apps
                .get(caller, name, Action.APP_REPAIR)
                .flatMap((app) -> this.repairs.repair(app, caller.name()))
                .map(RunRedirect::to);
    }
}
