package dev.slipway.portal.notice;

import dev.slipway.portal.app.AppName;
import dev.slipway.portal.app.EnvironmentName;
import reactor.core.publisher.Mono;

/** The need to know how the deployment before another one ended. */
@FunctionalInterface
interface PreviousOutcome {

    /** Returns whether the last deployment to an environment that ended before another one had failed. */
    Mono<Boolean> failedBefore(AppName app, EnvironmentName environment, String deployment);
}
