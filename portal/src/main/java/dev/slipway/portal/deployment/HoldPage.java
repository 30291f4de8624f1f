package dev.slipway.portal.deployment;

import dev.slipway.portal.NotFound;
import dev.slipway.portal.access.Action;
import dev.slipway.portal.access.Caller;
import dev.slipway.portal.app.AppName;
import dev.slipway.portal.app.EnvironmentName;
import dev.slipway.portal.app.VisibleApps;
import dev.slipway.portal.web.HtmlPage;
import dev.slipway.portal.web.When;
import java.time.Clock;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Says who holds an environment and why, and releases it. */
@HtmlPage
final class HoldPage {

    private final VisibleApps apps;
    private final Holds holds;
    private final Clock clock;

    HoldPage(VisibleApps apps, Holds holds, Clock clock) {
        this.apps = apps;
        this.holds = holds;
        this.clock = clock;
    }

    @GetMapping("/apps/{name}/hold/{environment}")
    Mono<Rendering> page(Caller.Person caller, @PathVariable String name, @PathVariable EnvironmentName environment) {
        return this.apps
                .get(caller, name, Action.APP_READ)
                .flatMap((app) -> this.holds.find(app.name(), environment))
                .switchIfEmpty(Mono.error(() -> new NotFound("Nobody holds %s of '%s'.".formatted(environment, name))))
                .map((hold) -> Rendering.view("deployment/hold")
                        .modelAttribute("app", new AppName(name).value())
                        .modelAttribute("environment", environment.value())
                        .modelAttribute("hold", hold)
                        .modelAttribute("since", When.of(hold.since(), this.clock.instant()))
                        .build());
    }

    @PostMapping("/apps/{name}/hold/{environment}/release")
    Mono<Rendering> release(
            Caller.Person caller,
            @PathVariable String name,
            @PathVariable EnvironmentName environment,
            ServerWebExchange exchange) {
        return Mono.zip(this.apps.get(caller, name, Action.HOLD_RELEASE), exchange.getFormData())
                .flatMap((both) -> this.holds.release(
                        both.getT1().name(),
                        environment,
                        "true".equals(both.getT2().getFirst("unblock"))))
                .doOnNext((hold) -> caller.origin().changed("hold of " + environment, hold.reason(), "released"))
                .map((hold) -> Rendering.redirectTo("/apps/" + name)
                        .status(HttpStatus.SEE_OTHER)
                        .build());
    }
}
