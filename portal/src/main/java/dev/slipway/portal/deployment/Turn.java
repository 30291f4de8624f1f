package dev.slipway.portal.deployment;

import dev.slipway.portal.Conflict;
import dev.slipway.portal.app.App;
import dev.slipway.portal.app.AppName;
import dev.slipway.portal.app.EnvironmentName;
import dev.slipway.portal.provisioning.Exclusion;
import dev.slipway.portal.store.Change;
import dev.slipway.portal.store.Condition;
import dev.slipway.portal.store.ConditionFailed;
import dev.slipway.portal.store.Item;
import dev.slipway.portal.store.Key;
import dev.slipway.portal.store.Table;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Sees that one deployment at a time is under way in an environment, and none while a run changes the app. */
final class Turn {

    private final Table table;

    Turn(Table table) {
        this.table = table;
    }

    /** Returns the change that takes the turn; it fails while another deployment has it. */
    Change take(Deployment deployment) {
        return Change.create(Item.of(key(deployment)).with(DeploymentItems.DEPLOYMENT, deployment.id()));
    }

    /** Returns the change that gives the turn back; nothing happens when the deployment never had it. */
    Mono<Change> giveBack(Deployment deployment) {
        return this.table
                .get(key(deployment))
                .filter(item -> item.text(DeploymentItems.DEPLOYMENT).equals(deployment.id()))
                .map(item -> Change.delete(item.key(), Condition.is(DeploymentItems.DEPLOYMENT, deployment.id())));
    }

    /** Finds the deployment that has the turn. */
    Mono<String> holder(Deployment deployment) {
        return holder(deployment.app(), deployment.environment());
    }

    /** Finds the deployment that has the turn in an environment. */
    Mono<String> holder(AppName app, EnvironmentName environment) {
        return this.table
                .get(DeploymentItems.rollout(app, environment))
                .map(item -> item.text(DeploymentItems.DEPLOYMENT));
    }

    /**
     * Returns the change that fails while a run changes the app.
     *
     * @param own the run that changes it and asks for this deployment; null for any other
     */
    Mono<Change> notHeld(App app, @Nullable String own) {
        Key key = Exclusion.key(app.name());
        return this.table
                .get(key)
                .map(item -> Change.check(key, Condition.is(Exclusion.RUN, (own != null) ? own : app.createRun())))
                .defaultIfEmpty(Change.check(key, Condition.noItem()));
    }

    /** Returns whether the transaction failed because another deployment has the turn. */
    static boolean isTaken(ConditionFailed failed, Deployment deployment) {
        return failed.on(key(deployment));
    }

    /** Says what is in the way of a deployment. */
    Mono<Conflict> inTheWay(Deployment deployment) {
        return holder(deployment)
                .map(other -> new Conflict(
                        "A deployment of '%s' to %s is under way. Wait until it has ended, then deploy again."
                                .formatted(deployment.app(), deployment.environment()),
                        Deployment.addressOf(other)))
                .defaultIfEmpty(new Conflict(
                        "Another run works on '%s'. Wait until it has ended, then deploy again."
                                .formatted(deployment.app()),
                        null));
    }

    private static Key key(Deployment deployment) {
        return DeploymentItems.rollout(deployment.app(), deployment.environment());
    }
}
