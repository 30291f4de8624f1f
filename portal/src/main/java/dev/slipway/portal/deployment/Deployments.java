package dev.slipway.portal.deployment;

import dev.slipway.portal.access.Caller;
import dev.slipway.portal.app.App;
import dev.slipway.portal.app.AppName;
import dev.slipway.portal.app.EnvironmentName;
import dev.slipway.portal.store.Change;
import dev.slipway.portal.store.Condition;
import dev.slipway.portal.store.Index;
import dev.slipway.portal.store.Page;
import dev.slipway.portal.store.Query;
import dev.slipway.portal.store.Table;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Opens and reads deployments. */
public final class Deployments {

    private static final int LAST_ONES = 20;

    private final Table table;
    private final DeploymentOpening opening;

    Deployments(Table table, DeploymentOpening opening) {
        this.table = table;
        this.opening = opening;
    }

    /**
     * Opens a deployment: checks the order, stores it and sends it off.
     *
     * @param app the app
     * @param wanted what is asked for
     * @param caller who asks
     * @return the deployment, queued or refused; {@link dev.slipway.portal.InvalidInput} with the field that breaks a
     *     rule, {@link dev.slipway.portal.Conflict} while another one is under way there
     */
    public Mono<Deployment> open(App app, NewDeployment wanted, Caller caller) {
        return this.opening.open(app, wanted, caller);
    }

    /** Finds a deployment; empty when there is none of that id. */
    public Mono<Deployment> find(String id) {
        return this.table.get(DeploymentItems.key(id)).map(DeploymentItems::read);
    }

    /** Lists the deployments of an app, the newest first. */
    public Mono<Page<Deployment>> ofApp(AppName app, @Nullable String cursor, int limit) {
        return this.table
                .query(Query.of(Index.LISTED, DeploymentItems.list(app), limit)
                        .newestFirst()
                        .after(cursor))
                .map(page -> page.map(DeploymentItems::read));
    }

    /** Returns the condition that no deployment is under way in an environment. */
    public Change noneUnderWay(AppName app, EnvironmentName environment) {
        return Change.check(DeploymentItems.rollout(app, environment), Condition.noItem());
    }

    /** Returns the change that forgets what runs in an environment, for an app whose name is freed. */
    public Change forgetting(AppName app, EnvironmentName environment) {
        return Change.delete(DeploymentItems.current(app, environment));
    }

    /** Opens a deployment of the same image to the same environment once more. */
    public Mono<Deployment> again(App app, Deployment before, String who) {
        return this.opening.again(app, before, who);
    }

    /** Finds the newest deployment to an environment that was begun since a run; the list may lag by a moment. */
    public Mono<Deployment> newest(AppName app, EnvironmentName environment, String since) {
        return begun(app, environment)
                .filter(deployment -> deployment.id().compareTo(since) > 0)
                .next();
    }

    /** Finds the newest deployment of a commit among those since a run; the list may lag by a moment. */
    public Mono<Deployment> newestOf(AppName app, EnvironmentName environment, String commit, String since) {
        return begun(app, environment)
                .filter(deployment -> deployment.id().compareTo(since) > 0)
                .filter(deployment -> deployment.commit().equals(commit))
                .next();
    }

    private Flux<Deployment> begun(AppName app, EnvironmentName environment) {
        return ofApp(app, null, LAST_ONES)
                .flatMapIterable(Page::items)
                .filter(deployment ->
                        deployment.environment().equals(environment) && deployment.state() != DeploymentState.REFUSED);
    }

    /** Finds the id of the deployment that is under way; empty when none is. */
    public Mono<String> underWay(AppName app, EnvironmentName environment) {
        return this.table
                .get(DeploymentItems.rollout(app, environment))
                .map(item -> item.text(DeploymentItems.DEPLOYMENT));
    }

    /** Finds what runs: the last deployment that succeeded; empty before the first. */
    public Mono<Deployment> current(AppName app, EnvironmentName environment) {
        return this.table.get(DeploymentItems.current(app, environment)).map(DeploymentItems::read);
    }
}
