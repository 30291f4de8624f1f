package dev.slipway.portal.deployment;

import dev.slipway.portal.access.Caller;
import dev.slipway.portal.app.App;
import dev.slipway.portal.app.Environments;
import dev.slipway.portal.provisioning.Requests;
import dev.slipway.portal.provisioning.Run;
import dev.slipway.portal.store.Change;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Takes orders for deployments from pipelines and people. */
public final class DeploymentOrders {

    private final Environments environments;
    private final Deployments deployments;
    private final DeploymentOpening opening;
    private final EnvironmentSetups setups;
    private final ConfigurationChoice configurations;
    private final Requests requests;

    DeploymentOrders(
            Environments environments,
            Deployments deployments,
            DeploymentOpening opening,
            EnvironmentSetups setups,
            ConfigurationChoice configurations,
            Requests requests) {
        this.environments = environments;
        this.deployments = deployments;
        this.opening = opening;
        this.setups = setups;
        this.configurations = configurations;
        this.requests = requests;
    }

    /** Opens a deployment; like {@link #open(App, NewDeployment, Caller, String)} without a key. */
    public Mono<Deployment> open(App app, NewDeployment wanted, Caller caller) {
        return open(app, wanted, caller, null);
    }

    /**
     * Opens a deployment: checks the order, stores it and sends it off.
     *
     * @param app the app
     * @param wanted what is asked for
     * @param caller who asks
     * @param idempotencyKey makes a repeated request return the first one's deployment; null for none
     * @return the deployment, queued or waiting; {@link dev.slipway.portal.InvalidInput} with the field that breaks a
     *     rule, {@link dev.slipway.portal.Refused} with the words of a gate, {@link dev.slipway.portal.Conflict} while
     *     another one is under way there
     */
    public Mono<Deployment> open(App app, NewDeployment wanted, Caller caller, @Nullable String idempotencyKey) {
        return this.requests
                .first(caller.name(), idempotencyKey, wanted)
                .flatMap(this.deployments::get)
                .switchIfEmpty(Mono.defer(() -> openNew(app, wanted, caller, idempotencyKey)));
    }

    /** Opens a deployment of the same image to the same environment once more, for a run that holds the app. */
    public Mono<Deployment> again(App app, Deployment before, String who) {
        return this.opening.open(app, before.order(), Asking.by(who));
    }

    /**
     * Opens a deployment for a run that holds the app.
     *
     * @param order what is to run where
     * @param run the run
     * @param with what is written in the same transaction, given the deployment's id
     */
    public Mono<Deployment> inside(App app, Order order, Run run, Function<String, List<Change>> with) {
        Asking asking = Asking.by(run.who())
                .inside(run.id())
                .overriding(DeploymentOpening.override(order))
                .remembering(with);
        return this.configurations
                .forNext(app.name(), order.environment())
                .flatMap(version -> this.opening.open(app, order.with(version), asking));
    }

    /**
     * Opens a deployment of what runs, with another configuration, which is stored in the same transaction.
     *
     * @param running what runs
     * @param version version of the configuration
     * @param words why somebody wants it
     * @param stored the change that stores the configuration
     */
    public Mono<Deployment> configured(
            App app, Deployment running, int version, String words, String who, Change stored) {
        Order now = running.order();
        Order order = new Order(
                now.environment(), now.digest(), now.commit(), now.build(), Trigger.CONFIGURATION, version, words);
        return this.opening.open(app, order, Asking.by(who).remembering(id -> List.of(stored)));
    }

    private Mono<Deployment> openNew(App app, NewDeployment wanted, Caller caller, @Nullable String key) {
        return Mono.defer(() -> {
            Trigger trigger = (caller instanceof Caller.Pipeline) ? Trigger.PIPELINE : Trigger.PERSON;
            Order order = OrderForm.order(wanted, this.environments, trigger).with(wanted.override());
            Asking asking = Asking.by(caller.name())
                    .when(WhenBusy.of(wanted.whenBusy()))
                    .overriding(wanted.override());
            return this.setups
                    .isReady(app, order.environment())
                    .filter(ready -> ready)
                    .switchIfEmpty(Mono.error(() -> EnvironmentSetups.notReady(app, order.environment())))
                    .flatMap(ready -> this.configurations.forNext(app.name(), order.environment()))
                    .flatMap(version -> this.opening.open(
                            app,
                            order.with(version),
                            asking.remembering(id -> this.requests.remember(caller.name(), key, wanted, id))));
        });
    }
}
