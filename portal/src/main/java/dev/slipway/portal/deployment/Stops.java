package dev.slipway.portal.deployment;

import dev.slipway.portal.app.AppName;
import dev.slipway.portal.app.EnvironmentName;
import dev.slipway.portal.store.Change;
import dev.slipway.portal.store.ConditionFailed;
import dev.slipway.portal.store.Index;
import dev.slipway.portal.store.Item;
import dev.slipway.portal.store.Page;
import dev.slipway.portal.store.Query;
import dev.slipway.portal.store.Table;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Asks deployments under way to stop: each of their steps looks here before it does anything. */
final class Stops {

    private static final int LAST_ONES = 50;

    private final Table table;

    Stops(Table table) {
        this.table = table;
    }

    /** Finds the wish that a deployment stops; empty while it may go on. */
    Mono<Stop> of(String deployment) {
        return this.table.get(Stop.key(deployment)).map(Stop::read);
    }

    /** Asks a deployment to stop; the first wish counts. */
    Mono<Void> ask(String deployment, Stop stop) {
        return this.table.write(Change.create(stop.item(deployment))).onErrorComplete(ConditionFailed.class);
    }

    /** Asks all others to the same environment to stop, the one that rolls out and those that wait for their turn. */
    Mono<Void> askOthers(Deployment successor, String words) {
        AppName app = successor.app();
        EnvironmentName environment = successor.environment();
        Flux<String> underWay = this.table
                .get(DeploymentItems.rollout(app, environment))
                .map((Item item) -> item.text(DeploymentItems.DEPLOYMENT))
                .flux();
        Flux<String> waiting = this.table
                .query(Query.of(Index.LISTED, DeploymentItems.list(app), LAST_ONES)
                        .newestFirst())
                .flatMapIterable(Page::items)
                .map(DeploymentItems::read)
                .filter(deployment -> deployment.environment().equals(environment))
                .filter(deployment -> deployment.state() == DeploymentState.QUEUED)
                .map(Deployment::id);
        return underWay.concatWith(waiting)
                .distinct()
                .filter(id -> !id.equals(successor.id()))
                .concatMap(id -> ask(id, new Stop(words, successor.id())))
                .then();
    }
}
