package dev.slipway.portal.deployment;

import dev.slipway.portal.app.AppName;
import dev.slipway.portal.app.EnvironmentName;
import dev.slipway.portal.deployment.configuration.ConfigurationVersion;
import dev.slipway.portal.deployment.configuration.Configurations;
import reactor.core.publisher.Mono;

/**
 * Says which configuration the next deployment runs with: the one that runs, so that a version that did not come up or
 * was not approved comes back with nobody's next push.
 */
final class ConfigurationChoice {

    private final Deployments deployments;
    private final Configurations configurations;

    ConfigurationChoice(Deployments deployments, Configurations configurations) {
        this.deployments = deployments;
        this.configurations = configurations;
    }

    /** Returns the version that runs, or the newest one where nothing runs yet; 0 for what the template says. */
    Mono<Integer> forNext(AppName app, EnvironmentName environment) {
        return this.deployments
                .current(app, environment)
                .map(current -> current.order().configuration())
                .switchIfEmpty(this.configurations.newest(app, environment).map(ConfigurationVersion::version));
    }
}
