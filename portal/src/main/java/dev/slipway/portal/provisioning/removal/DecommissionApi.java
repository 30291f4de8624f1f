package dev.slipway.portal.provisioning.removal;

import dev.slipway.portal.NotFound;
import dev.slipway.portal.access.Action;
import dev.slipway.portal.access.Caller;
import dev.slipway.portal.access.Policy;
import dev.slipway.portal.app.App;
import dev.slipway.portal.app.AppDirectory;
import dev.slipway.portal.app.AppName;
import dev.slipway.portal.provisioning.RunAnswer;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Takes apps out of service. */
@RestController
class DecommissionApi {

    private final Decommissions decommissions;
    private final AppDirectory apps;
    private final Policy policy;

    DecommissionApi(Decommissions decommissions, AppDirectory apps, Policy policy) {
        this.decommissions = decommissions;
        this.apps = apps;
        this.policy = policy;
    }

    @PostMapping("/api/v1/apps/{app}/decommission")
    Mono<ResponseEntity<RunAnswer>> decommission(
            Caller caller, @PathVariable AppName app, @RequestBody Decommissions.Order order) {
        return find(caller, Action.APP_DECOMMISSION, app)
                .flatMap(found -> this.decommissions.decommission(found, order, caller.name()))
                .map(RunAnswer::accepted);
    }

    @PostMapping("/api/v1/apps/{app}/free-name")
    Mono<ResponseEntity<RunAnswer>> freeName(Caller caller, @PathVariable AppName app) {
        return find(caller, Action.NAME_FREE, app)
                .flatMap(found -> this.decommissions.freeName(found, caller.name()))
                .map(RunAnswer::accepted);
    }

    private Mono<App> find(Caller caller, Action action, AppName name) {
        return this.apps
                .find(name)
                .switchIfEmpty(Mono.error(() -> new NotFound("There is no app '%s'.".formatted(name))))
                .doOnNext(app -> this.policy.check(caller, action, app, null));
    }
}
