package dev.slipway.portal.deployment;

import dev.slipway.portal.Conflict;
import dev.slipway.portal.app.App;
import dev.slipway.portal.app.AppDirectory;
import dev.slipway.portal.app.AppName;
import dev.slipway.portal.app.EnvironmentName;
import dev.slipway.portal.app.Environments;
import dev.slipway.portal.provisioning.RunState;
import dev.slipway.portal.provisioning.Runs;
import dev.slipway.portal.store.Change;
import dev.slipway.portal.store.Item;
import dev.slipway.portal.store.Key;
import dev.slipway.portal.store.Table;
import java.util.Set;
import reactor.core.publisher.Mono;

/** Knows into which environments an app may be deployed: the first from its creation on, a later one once it is set up. */
public final class EnvironmentSetups {

    /** What every key of an environment that was set up begins with. */
    static final String SET_UP = "environment#";

    private static final String RUN = "run";
    private static final String CREATE_RUN = "createRun";
    private static final String ORDER = "order";
    private static final String DEPLOYMENT = "deployment";

    private final Table table;
    private final Environments environments;
    private final Runs runs;

    EnvironmentSetups(Table table, Environments environments, Runs runs) {
        this.table = table;
        this.environments = environments;
        this.runs = runs;
    }

    /** Finds how an app came into an environment; empty where it never did, or an earlier app of that name did. */
    public Mono<EnvironmentSetup> find(App app, EnvironmentName environment) {
        return this.table
                .get(key(app.name(), environment))
                .filter(item -> item.text(CREATE_RUN).equals(app.createRun()))
                .map(item -> new EnvironmentSetup(
                        item.text(RUN), item.json(ORDER, Order.class), item.textOrNull(DEPLOYMENT)));
    }

    /** Returns whether an app may be deployed to an environment. */
    public Mono<Boolean> isReady(App app, EnvironmentName environment) {
        if (this.environments.before(environment).isEmpty()) {
            return Mono.just(true);
        }
        return find(app, environment)
                .flatMap(setup -> this.runs.find(setup.run()))
                .map(run -> run.state() == RunState.SUCCEEDED)
                .defaultIfEmpty(false);
    }

    /** Says that an app may not be deployed to an environment yet. */
    static Conflict notReady(App app, EnvironmentName environment) {
        return new Conflict(
                "'%s' is not set up in %s yet. Promote it there on the app's page.".formatted(app.name(), environment),
                null);
    }

    /** Returns the change that begins a set-up. */
    Change begin(App app, String run, Order order) {
        return Change.put(Item.of(key(app.name(), order.environment()))
                .with(RUN, run)
                .with(CREATE_RUN, app.createRun())
                .withJson(ORDER, order));
    }

    /** Returns the change that remembers the deployment of a set-up. */
    public Change deployed(AppName app, EnvironmentName environment, String deployment) {
        return Change.update(Item.of(key(app, environment)).with(DEPLOYMENT, deployment), Set.of());
    }

    private static Key key(AppName app, EnvironmentName environment) {
        return new Key(AppDirectory.partition(app), SET_UP + environment);
    }
}
