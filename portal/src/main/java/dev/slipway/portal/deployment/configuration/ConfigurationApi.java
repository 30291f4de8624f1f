package dev.slipway.portal.deployment.configuration;

import dev.slipway.portal.access.Action;
import dev.slipway.portal.access.Caller;
import dev.slipway.portal.app.AppName;
import dev.slipway.portal.app.EnvironmentName;
import dev.slipway.portal.deployment.Deployment;
import dev.slipway.portal.deployment.DeploymentAccess;
import dev.slipway.portal.deployment.Deployments;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Lets people read and change the configuration of an app in an environment. */
@RestController
class ConfigurationApi {

    private static final int LAST_ONES = 20;

    private final DeploymentAccess access;
    private final Configurations configurations;
    private final ConfigurationChanges changes;
    private final Deployments deployments;

    ConfigurationApi(
            DeploymentAccess access,
            Configurations configurations,
            ConfigurationChanges changes,
            Deployments deployments) {
        this.access = access;
        this.configurations = configurations;
        this.changes = changes;
        this.deployments = deployments;
    }

    @GetMapping("/api/v1/apps/{app}/environments/{environment}/configuration")
    Mono<ConfigurationAnswer> read(
            Caller.Person caller, @PathVariable AppName app, @PathVariable EnvironmentName environment) {
        return this.access
                .app(caller, Action.APP_READ, app)
                .flatMap(found -> Mono.zip(
                                this.configurations.list(app, environment, LAST_ONES),
                                this.deployments
                                        .current(app, environment)
                                        .map(running -> running.order().configuration())
                                        .defaultIfEmpty(0))
                        .map(parts -> new ConfigurationAnswer(parts.getT2(), parts.getT1())));
    }

    /** Answers 202: the version is deployed, or waits for the first deployment. */
    @PostMapping("/api/v1/apps/{app}/environments/{environment}/configuration")
    Mono<ResponseEntity<ChangeAnswer>> change(
            Caller.Person caller,
            @PathVariable AppName app,
            @PathVariable EnvironmentName environment,
            @RequestBody NewConfiguration wanted) {
        return this.access
                .app(caller, DeploymentAccess.deployTo(environment.value()), app)
                .flatMap(found -> this.changes.change(found, environment, wanted, caller.name()))
                .doOnNext(changed -> caller.origin()
                        .changed(
                                "configuration of " + environment,
                                null,
                                String.valueOf(changed.version().version())))
                .map(changed -> ResponseEntity.accepted().body(ChangeAnswer.of(changed)));
    }

    /**
     * The configuration.
     *
     * @param running version that runs; 0 for what the template says
     * @param versions the last versions, the newest first
     */
    record ConfigurationAnswer(int running, List<ConfigurationVersion> versions) {}

    /**
     * What came of a change.
     *
     * @param version the new version
     * @param deployment address of the deployment that brings it; null where nothing of the app runs yet
     */
    record ChangeAnswer(
            ConfigurationVersion version, @Nullable URI deployment) {

        static ChangeAnswer of(ConfigurationChanges.Changed changed) {
            Deployment deployment = changed.deployment();
            return new ChangeAnswer(changed.version(), (deployment == null) ? null : deployment.address());
        }
    }
}
