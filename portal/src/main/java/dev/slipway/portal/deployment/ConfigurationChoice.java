package dev.slipway.portal.deployment;

import dev.slipway.portal.app.AppName;
import dev.slipway.portal.app.EnvironmentName;
import reactor.core.publisher.Mono;

/** Says which configuration the next deployment runs with. */
interface ConfigurationChoice {

    /** Returns the version that runs, or the newest one where nothing runs yet; 0 for what the template says. */
    Mono<Integer> forNext(AppName app, EnvironmentName environment);
}
