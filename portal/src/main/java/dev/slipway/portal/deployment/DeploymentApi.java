package dev.slipway.portal.deployment;

import dev.slipway.portal.NotFound;
import dev.slipway.portal.access.Action;
import dev.slipway.portal.access.Caller;
import dev.slipway.portal.access.Policy;
import dev.slipway.portal.app.AppDirectory;
import dev.slipway.portal.app.AppName;
import dev.slipway.portal.app.EnvironmentName;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Lets pipelines and people deploy, and tells how it went. */
@RestController
class DeploymentApi {

    private final AppDirectory apps;
    private final Deployments deployments;
    private final Policy policy;

    DeploymentApi(AppDirectory apps, Deployments deployments, Policy policy) {
        this.apps = apps;
        this.deployments = deployments;
        this.policy = policy;
    }

    @PostMapping("/api/v1/apps/{app}/deployments")
    Mono<ResponseEntity<DeploymentAnswer>> open(
            Caller caller, @PathVariable AppName app, @RequestBody NewDeployment wanted) {
        return this.apps
                .find(app)
                .switchIfEmpty(Mono.error(() -> new NotFound("There is no app '%s'.".formatted(app))))
                .doOnNext(found -> this.policy.check(caller, action(wanted), found, null))
                .flatMap(found -> this.deployments.open(found, wanted, caller))
                .map(deployment ->
                        ResponseEntity.accepted().location(deployment.address()).body(DeploymentAnswer.of(deployment)));
    }

    @GetMapping("/api/v1/deployments/{id}")
    Mono<DeploymentAnswer> read(Caller caller, @PathVariable String id) {
        return this.deployments
                .find(id)
                .switchIfEmpty(Mono.error(() -> new NotFound("There is no deployment '%s'.".formatted(id))))
                .flatMap(deployment -> this.apps
                        .find(deployment.app())
                        .switchIfEmpty(
                                Mono.error(() -> new NotFound("The app of deployment '%s' is gone.".formatted(id))))
                        .map(app -> {
                            this.policy.check(caller, Action.DEPLOYMENT_READ, app, null);
                            return DeploymentAnswer.of(deployment);
                        }));
    }

    private static Action action(NewDeployment wanted) {
        return EnvironmentName.TEST.value().equals(wanted.environment()) ? Action.DEPLOY_TEST : Action.DEPLOY_PROD;
    }
}
