package dev.slipway.portal.notice;

import dev.slipway.portal.app.AppName;
import dev.slipway.portal.app.EnvironmentName;
import dev.slipway.portal.deployment.DeploymentState;
import dev.slipway.portal.deployment.Deployments;
import dev.slipway.portal.store.Page;
import reactor.core.publisher.Mono;

/** {@link PreviousOutcome} among the last deployments of the app. */
final class StoredOutcomes implements PreviousOutcome {

    private static final int LOOKED_AT = 50;

    private final Deployments deployments;

    StoredOutcomes(Deployments deployments) {
        this.deployments = deployments;
    }

    @Override
    public Mono<Boolean> failedBefore(AppName app, EnvironmentName environment, String deployment) {
        return this.deployments
                .ofApp(app, null, LOOKED_AT)
                .flatMapIterable(Page::items)
                .filter((each) -> each.environment().equals(environment))
                .filter((each) -> each.id().compareTo(deployment) < 0)
                .map((each) -> each.state())
                .filter((state) -> state == DeploymentState.FAILED || state == DeploymentState.SUCCEEDED)
                .next()
                .map((state) -> state == DeploymentState.FAILED)
                .defaultIfEmpty(false);
    }
}
