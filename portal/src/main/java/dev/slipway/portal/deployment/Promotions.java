package dev.slipway.portal.deployment;

import dev.slipway.portal.Conflict;
import dev.slipway.portal.access.Caller;
import dev.slipway.portal.app.App;
import dev.slipway.portal.app.Environment;
import dev.slipway.portal.app.EnvironmentName;
import dev.slipway.portal.app.Environments;
import dev.slipway.portal.provisioning.EnvironmentPlan;
import dev.slipway.portal.provisioning.EnvironmentRuns;
import dev.slipway.portal.provisioning.PlannedStep;
import dev.slipway.portal.provisioning.Run;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Brings what runs in one environment to the next, by the same digest. The first time the environment is set up by an
 * environment run, which ends with the deployment.
 */
public final class Promotions {

    private final Environments environments;
    private final Deployments deployments;
    private final DeploymentOpening opening;
    private final ConfigurationChoice configurations;
    private final EnvironmentSetups setups;
    private final EnvironmentRuns runs;
    private final OrderReviews reviews;

    Promotions(
            Environments environments,
            Deployments deployments,
            DeploymentOpening opening,
            ConfigurationChoice configurations,
            EnvironmentSetups setups,
            EnvironmentRuns runs,
            OrderReviews reviews) {
        this.environments = environments;
        this.deployments = deployments;
        this.opening = opening;
        this.configurations = configurations;
        this.setups = setups;
        this.runs = runs;
        this.reviews = reviews;
    }

    /** Says what a promotion would do, and what stands in its way; nothing is changed. */
    public Mono<OrderReview> review(App app, EnvironmentName to) {
        return order(app, to, null)
                .flatMap(order -> this.setups
                        .isReady(app, to)
                        .flatMap(ready -> this.reviews.of(app, order, ready ? List.of() : steps())));
    }

    /**
     * Opens a promotion.
     *
     * @param to name of the environment
     * @param override why a lead promotes in spite of a freeze; null where nobody does
     * @return the deployment, or the run that sets the environment up first; {@link Conflict} where nothing runs in the
     *     environment before, {@link dev.slipway.portal.Refused} with the words of a gate
     */
    public Mono<Promoted> promote(App app, EnvironmentName to, @Nullable String override, Caller.Person by) {
        Asking asking = Asking.by(by.name()).overriding(override);
        return order(app, to, override)
                .flatMap(order -> this.setups
                        .isReady(app, to)
                        .flatMap(ready -> ready
                                ? this.configurations
                                        .forNext(app.name(), to)
                                        .flatMap(version -> this.opening.open(app, order.with(version), asking))
                                        .map(deployment -> new Promoted(deployment, null))
                                : this.opening
                                        .check(app, order, asking)
                                        .then(Mono.defer(() -> setUp(app, order, by)))
                                        .map(run -> new Promoted(null, run))));
    }

    /** A set-up that failed goes on where it stopped. */
    private Mono<Run> setUp(App app, Order order, Caller.Person by) {
        return this.setups
                .find(app, order.environment())
                .flatMap(setup -> this.runs.again(setup.run()))
                .switchIfEmpty(Mono.defer(() -> this.runs.open(
                        app, order.environment(), by.name(), run -> List.of(this.setups.begin(app, run, order)))));
    }

    private Mono<Order> order(App app, EnvironmentName to, @Nullable String words) {
        return Mono.defer(() -> {
            EnvironmentName target = this.environments.get(to).name();
            EnvironmentName from = this.environments
                    .before(target)
                    .map(Environment::name)
                    .orElseThrow(() -> new Conflict(
                            "%s is the first environment: what is pushed is deployed there.".formatted(target), null));
            return this.deployments
                    .current(app.name(), from)
                    .switchIfEmpty(Mono.error(() -> new Conflict(
                            "Nothing of '%s' runs in %s, so there is nothing to promote.".formatted(app.name(), from),
                            null)))
                    .map(running -> new Order(
                            target, running.digest(), running.commit(), running.build(), Trigger.PROMOTION, 0, words));
        });
    }

    private static List<String> steps() {
        return EnvironmentPlan.plan().steps().stream().map(PlannedStep::title).toList();
    }

    /**
     * What came of it: one of the two.
     *
     * @param deployment the deployment
     * @param run the run that sets the environment up and deploys then
     */
    public record Promoted(
            @Nullable Deployment deployment, @Nullable Run run) {}
}
