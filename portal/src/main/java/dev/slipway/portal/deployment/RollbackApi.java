package dev.slipway.portal.deployment;

import dev.slipway.portal.NotFound;
import dev.slipway.portal.access.Action;
import dev.slipway.portal.access.Caller;
import dev.slipway.portal.app.AppName;
import dev.slipway.portal.app.EnvironmentName;
import dev.slipway.portal.deployment.Rollbacks.NewRollback;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Lets people roll back, and release what a rollback holds. */
@RestController
class RollbackApi {

    private final DeploymentAccess access;
    private final Rollbacks rollbacks;
    private final Holds holds;

    RollbackApi(DeploymentAccess access, Rollbacks rollbacks, Holds holds) {
        this.access = access;
        this.rollbacks = rollbacks;
        this.holds = holds;
    }

    @PostMapping("/api/v1/apps/{app}/rollbacks")
    Mono<ResponseEntity<DeploymentAnswer>> rollBack(
            Caller.Person caller, @PathVariable AppName app, @RequestBody NewRollback wanted) {
        return this.access
                .app(caller, DeploymentAccess.deployTo(wanted.environment()), app)
                .flatMap(found -> this.rollbacks.rollBack(found, wanted, caller))
                .map(DeploymentApi::accepted);
    }

    @GetMapping("/api/v1/apps/{app}/environments/{environment}/hold")
    Mono<Hold> hold(Caller caller, @PathVariable AppName app, @PathVariable EnvironmentName environment) {
        return this.access
                .app(caller, Action.DEPLOYMENT_READ, app)
                .flatMap(found -> this.holds.find(app, environment))
                .switchIfEmpty(Mono.error(() -> new NotFound("Nobody holds %s of '%s'.".formatted(environment, app))));
    }

    /** Releases the environment; the answer is what held it. */
    @PostMapping("/api/v1/apps/{app}/environments/{environment}/hold/release")
    Mono<Hold> release(
            Caller.Person caller,
            @PathVariable AppName app,
            @PathVariable EnvironmentName environment,
            @RequestBody Release release) {
        return this.access.app(caller, Action.HOLD_RELEASE, app).flatMap(found -> {
            String why = OrderForm.words("reason", release.reason());
            return this.holds
                    .release(app, environment, Boolean.TRUE.equals(release.unblock()))
                    .doOnNext(hold ->
                            caller.origin().changed("hold of " + environment, hold.reason(), "released: " + why));
        });
    }

    /**
     * A release.
     *
     * @param reason why, for the audit trail
     * @param unblock whether the images that are blocked there may be deployed again, too
     */
    record Release(@Nullable String reason, @Nullable Boolean unblock) {}
}
