package dev.slipway.portal.deployment;

import dev.slipway.portal.access.Action;
import dev.slipway.portal.access.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Lets people approve, reject and cancel deployments. */
@RestController
class DecisionApi {

    private final DeploymentAccess access;
    private final DeploymentDecisions decisions;

    DecisionApi(DeploymentAccess access, DeploymentDecisions decisions) {
        this.access = access;
        this.decisions = decisions;
    }

    @PostMapping("/api/v1/deployments/{id}/approve")
    Mono<ResponseEntity<DeploymentAnswer>> approve(Caller.Person caller, @PathVariable String id) {
        return this.access
                .deployment(caller, Action.DEPLOYMENT_APPROVE, id)
                .flatMap(found -> this.decisions.approve(found.app(), found.deployment(), caller))
                .map(DeploymentApi::accepted);
    }

    @PostMapping("/api/v1/deployments/{id}/reject")
    Mono<DeploymentAnswer> reject(Caller.Person caller, @PathVariable String id, @RequestBody Rejection rejection) {
        return this.access
                .deployment(caller, Action.DEPLOYMENT_APPROVE, id)
                .flatMap(found -> this.decisions.reject(found.app(), found.deployment(), caller, rejection.reason()))
                .map(DeploymentAnswer::of);
    }

    @PostMapping("/api/v1/deployments/{id}/cancel")
    Mono<ResponseEntity<DeploymentAnswer>> cancel(Caller caller, @PathVariable String id) {
        return this.access
                .deployment(caller, Action.DEPLOYMENT_READ, id)
                .doOnNext(found -> this.access.checkDeploy(caller, found))
                .flatMap(found -> this.decisions.cancel(found.app(), found.deployment(), caller))
                .map(DeploymentApi::accepted);
    }

    /**
     * A rejection.
     *
     * @param reason why
     */
    record Rejection(@Nullable String reason) {}
}
