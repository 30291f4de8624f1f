package dev.slipway.portal.deployment;

import dev.slipway.portal.Conflict;
import dev.slipway.portal.InvalidInput;
import dev.slipway.portal.access.Caller;
import dev.slipway.portal.app.App;
import dev.slipway.portal.app.AppName;
import dev.slipway.portal.app.EnvironmentName;
import dev.slipway.portal.app.Environments;
import dev.slipway.portal.store.Change;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Goes back to an earlier image with its configuration, without a build and without Jenkins. No freeze and no approval
 * stops it, it takes the place of whatever is under way, and it leaves a hold behind.
 */
public final class Rollbacks {

    private final Environments environments;
    private final Deployments deployments;
    private final DeploymentOpening opening;
    private final Holds holds;
    private final Turn turn;
    private final DeploymentTelling telling;

    Rollbacks(
            Environments environments,
            Deployments deployments,
            DeploymentOpening opening,
            Holds holds,
            Turn turn,
            DeploymentTelling telling) {
        this.environments = environments;
        this.deployments = deployments;
        this.opening = opening;
        this.holds = holds;
        this.turn = turn;
        this.telling = telling;
    }

    /**
     * Opens a rollback.
     *
     * @return its deployment; {@link InvalidInput} for an image that never ran there or words that are missing,
     *     {@link Conflict} where nothing ran before
     */
    public Mono<Deployment> rollBack(App app, NewRollback wanted, Caller.Person by) {
        return Mono.defer(() -> {
            EnvironmentName environment = OrderForm.environment(wanted.environment(), this.environments);
            String reason = OrderForm.words("reason", wanted.reason());
            return bad(app.name(), environment)
                    .flatMap(bad -> target(app, environment, wanted, bad)
                            .switchIfEmpty(Mono.error(() -> new Conflict(
                                    "Nothing else has run in %s of '%s', so there is nothing to go back to."
                                            .formatted(environment, app.name()),
                                    null)))
                            .flatMap(target -> open(app, target, reason, bad, by)));
        });
    }

    /** Lists the images that one can go back to in an environment, the one that ran last first. */
    public Mono<List<Deployment>> targets(AppName app, EnvironmentName environment) {
        return this.deployments
                .current(app, environment)
                .flatMap(current ->
                        candidates(app, environment, List.of(current.digest())).collectList());
    }

    private Flux<Deployment> candidates(AppName app, EnvironmentName environment, List<String> not) {
        return this.deployments
                .thatRan(app, environment)
                .flatMapIterable(all -> all)
                .filter(one -> !not.contains(one.digest()))
                .filterWhen(one -> this.holds
                        .findBlock(app, environment, one.digest())
                        .hasElement()
                        .map(blocked -> !blocked));
    }

    /** What is under way is bad; where nothing is, what runs is. */
    private Mono<List<String>> bad(AppName app, EnvironmentName environment) {
        return this.turn
                .holder(app, environment)
                .flatMap(this.deployments::find)
                .switchIfEmpty(this.deployments.current(app, environment))
                .map(deployment -> List.of(deployment.digest()))
                .defaultIfEmpty(List.of());
    }

    private Mono<Deployment> target(App owner, EnvironmentName environment, NewRollback wanted, List<String> bad) {
        AppName app = owner.name();
        String id = wanted.deployment();
        if (id != null && !id.isBlank()) {
            return this.deployments
                    .find(id)
                    .filter(one -> one.app().equals(app)
                            // An earlier app of that name may have had it.
                            && one.id().compareTo(owner.createRun()) > 0
                            && one.environment().equals(environment)
                            && one.state() == DeploymentState.SUCCEEDED)
                    .switchIfEmpty(Mono.error(() -> new InvalidInput(
                            "deployment",
                            "'%s' is no deployment of '%s' that succeeded in %s.".formatted(id, app, environment))));
        }
        if (wanted.digest() != null && !wanted.digest().isBlank()) {
            String digest = OrderForm.digest(wanted.digest());
            return this.deployments
                    .lastOf(app, environment, digest)
                    .switchIfEmpty(Mono.error(() -> new InvalidInput(
                            "digest",
                            "The image %s has never run in %s of '%s'.".formatted(digest, environment, app))));
        }
        return candidates(app, environment, bad).next();
    }

    private Mono<Deployment> open(App app, Deployment target, String reason, List<String> bad, Caller.Person by) {
        Order earlier = target.order();
        Order order = new Order(
                earlier.environment(),
                earlier.digest(),
                earlier.commit(),
                earlier.build(),
                Trigger.ROLLBACK,
                earlier.configuration(),
                reason);
        Asking asking = Asking.by(by.name())
                .when(WhenBusy.SUPERSEDE)
                .remembering(id -> hold(app, order, new Hold(by.name(), reason, this.telling.now(), id), bad));
        return this.opening.open(app, order, asking);
    }

    private List<Change> hold(App app, Order order, Hold hold, List<String> bad) {
        List<Change> changes = new ArrayList<>(List.of(this.holds.hold(app.name(), order.environment(), hold)));
        bad.stream()
                .filter(digest -> !digest.equals(order.digest()))
                .map(digest -> this.holds.block(app.name(), order.environment(), digest, hold))
                .forEach(changes::add);
        return changes;
    }

    /**
     * What somebody asks for; nothing of it is checked yet.
     *
     * @param environment name of the environment
     * @param digest image to go back to; the one that ran before, where neither this nor the deployment is given
     * @param deployment deployment to go back to, with its image and configuration
     * @param reason why
     */
    public record NewRollback(
            @Nullable String environment,
            @Nullable String digest,
            @Nullable String deployment,
            @Nullable String reason) {}
}
