package dev.slipway.portal.deployment;

import dev.slipway.portal.NotFound;
import dev.slipway.portal.access.Action;
import dev.slipway.portal.access.Caller;
import dev.slipway.portal.access.Policy;
import dev.slipway.portal.app.App;
import dev.slipway.portal.app.AppDirectory;
import dev.slipway.portal.app.AppName;
import dev.slipway.portal.app.EnvironmentName;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Finds what a caller names, for those who may do with it what they ask for. */
@Component
public final class DeploymentAccess {

    private final AppDirectory apps;
    private final Deployments deployments;
    private final Policy policy;

    DeploymentAccess(AppDirectory apps, Deployments deployments, Policy policy) {
        this.apps = apps;
        this.deployments = deployments;
        this.policy = policy;
    }

    /** Returns an app, or says that there is none or that the caller may not. */
    public Mono<App> app(Caller caller, Action action, AppName name) {
        return this.apps
                .find(name)
                .switchIfEmpty(Mono.error(() -> new NotFound("There is no app '%s'.".formatted(name))))
                .doOnNext(app -> this.policy.check(caller, action, app, null));
    }

    /** Returns a deployment with its app, or says that there is none or that the caller may not. */
    public Mono<Found> deployment(Caller caller, Action action, String id) {
        return this.deployments
                .get(id)
                .flatMap(deployment -> this.apps
                        .find(deployment.app())
                        .switchIfEmpty(
                                Mono.error(() -> new NotFound("The app of deployment '%s' is gone.".formatted(id))))
                        .map(app -> {
                            this.policy.check(caller, action, app, null);
                            return new Found(app, deployment);
                        }));
    }

    /** Lets only leads deploy in spite of a freeze. */
    void checkOverride(Caller caller, @Nullable String override, App app) {
        if (override != null && !override.isBlank()) {
            this.policy.check(caller, Action.FREEZE_OVERRIDE, app, null);
        }
    }

    /** Lets those go on who may deploy to the deployment's environment. */
    void checkDeploy(Caller caller, Found found) {
        this.policy.check(caller, deployTo(found.deployment().environment().value()), found.app(), null);
    }

    /** Returns the action of deploying to an environment: all but test ask for what prod asks for. */
    public static Action deployTo(@Nullable String environment) {
        return EnvironmentName.TEST.value().equals(environment) ? Action.DEPLOY_TEST : Action.DEPLOY_PROD;
    }

    /**
     * A deployment with its app.
     *
     * @param app the app
     * @param deployment the deployment
     */
    public record Found(App app, Deployment deployment) {}
}
