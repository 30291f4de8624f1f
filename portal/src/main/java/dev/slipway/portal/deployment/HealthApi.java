package dev.slipway.portal.deployment;

import dev.slipway.portal.access.Action;
import dev.slipway.portal.access.Caller;
import dev.slipway.portal.app.AppName;
import dev.slipway.portal.app.EnvironmentName;
import dev.slipway.portal.app.Environments;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Tells how an app does in an environment now. */
@RestController
class HealthApi {

    private final DeploymentAccess access;
    private final Environments environments;
    private final HealthLook health;

    HealthApi(DeploymentAccess access, Environments environments, HealthLook health) {
        this.access = access;
        this.environments = environments;
        this.health = health;
    }

    @GetMapping("/api/v1/apps/{app}/environments/{environment}/health")
    Mono<Health> health(Caller caller, @PathVariable AppName app, @PathVariable EnvironmentName environment) {
        return this.access
                .app(caller, Action.DEPLOYMENT_READ, app)
                .flatMap(found -> this.health.of(found.name(), this.environments.get(environment)));
    }
}
