package dev.slipway.portal.deployment.configuration;

import dev.slipway.portal.Conflict;
import dev.slipway.portal.app.App;
import dev.slipway.portal.app.EnvironmentName;
import dev.slipway.portal.app.Environments;
import dev.slipway.portal.deployment.Deployment;
import dev.slipway.portal.deployment.DeploymentOrders;
import dev.slipway.portal.deployment.Deployments;
import dev.slipway.portal.provisioning.Templates;
import dev.slipway.portal.store.Change;
import dev.slipway.portal.store.ConditionFailed;
import dev.slipway.portal.store.Table;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Changes the configuration of an app in an environment. Where the app runs, the change is a deployment of what runs; the
 * version is stored with it or not at all. Where it does not run yet, the first deployment takes it.
 */
public final class ConfigurationChanges {

    private final Table table;
    private final Configurations configurations;
    private final Deployments deployments;
    private final DeploymentOrders orders;
    private final Environments environments;
    private final Templates templates;
    private final Clock clock;

    ConfigurationChanges(
            Table table,
            Configurations configurations,
            Deployments deployments,
            DeploymentOrders orders,
            Environments environments,
            Templates templates,
            Clock clock) {
        this.table = table;
        this.configurations = configurations;
        this.deployments = deployments;
        this.orders = orders;
        this.environments = environments;
        this.templates = templates;
        this.clock = clock;
    }

    /**
     * Changes it.
     *
     * @param by short name of who asks
     * @return what came of it; {@link dev.slipway.portal.InvalidInput} with the field that breaks a rule,
     *     {@link dev.slipway.portal.Refused} with the words of a gate, {@link Conflict} when somebody was faster
     */
    public Mono<Changed> change(App app, EnvironmentName environment, NewConfiguration wanted, String by) {
        return Mono.defer(() -> {
            ConfigurationValues values =
                    wanted.values(this.templates.of(app).manifest(), this.environments.get(environment));
            String words = wanted.words();
            return this.configurations
                    .newest(app.name(), environment)
                    .map(newest -> newest.next(values, by, this.clock.instant(), words))
                    .flatMap(next -> this.deployments
                            .current(app.name(), environment)
                            .flatMap(running -> deploy(app, running, next))
                            .switchIfEmpty(Mono.defer(() -> keep(app, environment, next))))
                    .onErrorMap(
                            ConditionFailed.class,
                            lost -> new Conflict(
                                    "Somebody changed the configuration at the same moment. Look at theirs, then ask again.",
                                    null));
        });
    }

    private Mono<Changed> deploy(App app, Deployment running, ConfigurationVersion next) {
        Change stored = this.configurations.create(app.name(), running.environment(), next);
        return this.orders
                .configured(app, running, next.version(), next.reason(), next.by(), stored)
                .map(deployment -> new Changed(next, deployment));
    }

    private Mono<Changed> keep(App app, EnvironmentName environment, ConfigurationVersion next) {
        return this.table
                .write(this.configurations.create(app.name(), environment, next))
                .thenReturn(new Changed(next, null));
    }

    /**
     * What came of it.
     *
     * @param version the new version
     * @param deployment the deployment that brings it; null where nothing of the app runs yet
     */
    public record Changed(
            ConfigurationVersion version, @Nullable Deployment deployment) {}
}
