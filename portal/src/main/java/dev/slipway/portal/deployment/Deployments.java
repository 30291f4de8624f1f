package dev.slipway.portal.deployment;

import dev.slipway.portal.NotFound;
import dev.slipway.portal.app.AppDirectory;
import dev.slipway.portal.app.AppName;
import dev.slipway.portal.app.EnvironmentName;
import dev.slipway.portal.store.Change;
import dev.slipway.portal.store.Condition;
import dev.slipway.portal.store.Index;
import dev.slipway.portal.store.Item;
import dev.slipway.portal.store.Page;
import dev.slipway.portal.store.Query;
import dev.slipway.portal.store.Table;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Reads deployments. */
public final class Deployments {

    private static final int LAST_ONES = 20;

    private final Table table;
    private final Duration pollInterval;

    /**
     * @param table where deployments are stored
     * @param pollInterval how often a reader that follows one looks for news
     */
    Deployments(Table table, Duration pollInterval) {
        this.table = table;
        this.pollInterval = pollInterval;
    }

    /** Finds a deployment; empty when there is none of that id. */
    public Mono<Deployment> find(String id) {
        return this.table.get(DeploymentItems.key(id)).map(DeploymentItems::read);
    }

    /** Returns a deployment, or says that there is none. */
    public Mono<Deployment> get(String id) {
        return find(id).switchIfEmpty(Mono.error(() -> new NotFound("There is no deployment '%s'.".formatted(id))));
    }

    /** Follows a deployment: as it is now, then each time it has changed, until it has ended. */
    public Flux<Deployment> follow(String id) {
        return Flux.defer(() -> get(id))
                .repeatWhen(rounds -> rounds.delayElements(this.pollInterval))
                .takeUntil(deployment -> deployment.state().isEnded())
                .distinctUntilChanged();
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

    /** Finds the id of the deployment that is under way; empty when none is. */
    public Mono<String> underWay(AppName app, EnvironmentName environment) {
        return this.table
                .get(DeploymentItems.rollout(app, environment))
                .map(item -> item.text(DeploymentItems.DEPLOYMENT));
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

    /** Finds what runs: the last deployment that succeeded; empty before the first. */
    public Mono<Deployment> current(AppName app, EnvironmentName environment) {
        return this.table.get(DeploymentItems.current(app, environment)).map(DeploymentItems::read);
    }

    /** Finds what runs of some apps; those of which nothing runs are left out. */
    public Flux<Deployment> currentOf(Collection<AppName> apps, EnvironmentName environment) {
        return this.table
                .getAll(apps.stream()
                        .map(app -> DeploymentItems.current(app, environment))
                        .toList())
                .map(DeploymentItems::read);
    }

    /** Finds the last deployment that brought an image to run in an environment; empty when none did. */
    public Mono<Deployment> lastOf(AppName app, EnvironmentName environment, String digest) {
        return this.table.get(DeploymentItems.ran(app, environment, digest)).map(DeploymentItems::read);
    }

    /** Lists the images that ran in an environment, each with its last deployment there, the newest first. */
    public Mono<List<Deployment>> thatRan(AppName app, EnvironmentName environment) {
        return this.table
                .query(Query.of(AppDirectory.partition(app), DeploymentItems.ran(environment), Query.LARGEST))
                .map((Page<Item> page) -> page.items().stream()
                        .map(DeploymentItems::read)
                        .sorted(Comparator.comparing(Deployment::id).reversed())
                        .toList());
    }
}
