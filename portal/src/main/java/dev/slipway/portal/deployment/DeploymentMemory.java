package dev.slipway.portal.deployment;

import dev.slipway.portal.app.AppDirectory;
import dev.slipway.portal.app.AppMemory;
import dev.slipway.portal.app.AppName;
import dev.slipway.portal.deployment.configuration.Configurations;
import dev.slipway.portal.store.Change;
import dev.slipway.portal.store.Item;
import dev.slipway.portal.store.Query;
import dev.slipway.portal.store.Table;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * What deployments leave under an app's name: the images that ran, holds, blocked images, configurations and environments
 * that were set up. What runs now is not among it: that is forgotten in the transaction that says so.
 */
final class DeploymentMemory implements AppMemory {

    /** A transaction takes 100 changes. */
    private static final int AT_ONCE = 50;

    private static final List<String> PREFIXES =
            List.of(DeploymentItems.RAN, Holds.HOLD, Holds.BLOCKED, EnvironmentSetups.SET_UP, Configurations.PREFIX);

    private final Table table;

    DeploymentMemory(Table table) {
        this.table = table;
    }

    @Override
    public Mono<Void> forget(AppName app) {
        return Flux.fromIterable(PREFIXES)
                .concatMap(prefix -> forget(app, prefix))
                .then();
    }

    private Mono<Void> forget(AppName app, String prefix) {
        return this.table
                .query(Query.of(AppDirectory.partition(app), prefix, AT_ONCE))
                .filter(page -> !page.items().isEmpty())
                .flatMap(page -> this.table
                        .write(page.items().stream()
                                .map(Item::key)
                                .map(Change::delete)
                                .toList())
                        .then(Mono.defer(() -> forget(app, prefix))));
    }
}
