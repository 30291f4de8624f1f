package dev.slipway.portal.deployment;

import dev.slipway.portal.app.App;
import dev.slipway.portal.app.Environments;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import reactor.core.publisher.Mono;

/** Says what an order would do and what stands in its way; nothing is changed. */
public final class OrderReviews {

    private final Environments environments;
    private final EnvironmentSetups setups;
    private final Deployments deployments;
    private final Gates gates;
    private final Approvals approvals;

    OrderReviews(
            Environments environments,
            EnvironmentSetups setups,
            Deployments deployments,
            Gates gates,
            Approvals approvals) {
        this.environments = environments;
        this.setups = setups;
        this.deployments = deployments;
        this.gates = gates;
        this.approvals = approvals;
    }

    /**
     * Reviews what somebody would ask for.
     *
     * @return the review; {@link dev.slipway.portal.InvalidInput} with the field that breaks a rule
     */
    public Mono<OrderReview> of(App app, NewDeployment wanted) {
        return Mono.defer(() -> {
            Order order = OrderForm.order(wanted, this.environments, Trigger.PERSON);
            return this.setups
                    .isReady(app, order.environment())
                    .map(ready -> ready ? List.<String>of() : List.of(notReady(app, order)))
                    .flatMap(refusals -> of(app, order, List.of(), refusals));
        });
    }

    /** Reviews an order before which something is set up. */
    Mono<OrderReview> of(App app, Order order, List<String> setUp) {
        return of(app, order, setUp, List.of());
    }

    private Mono<OrderReview> of(App app, Order order, List<String> setUp, List<String> refusals) {
        return Mono.zip(
                        optional(this.deployments
                                .current(app.name(), order.environment())
                                .map(Deployment::commit)),
                        optional(this.deployments
                                .underWay(app.name(), order.environment())
                                .map(Deployment::addressOf)),
                        this.gates.refusals(new Gate.Attempt(app, order, null)))
                .map(parts -> new OrderReview(
                        order.environment().value(),
                        order.digest(),
                        order.commit(),
                        parts.getT1().orElse(null),
                        parts.getT2().orElse(null),
                        setUp,
                        Stream.concat(refusals.stream(), parts.getT3().stream()).toList(),
                        this.approvals.areNeededIn(order.environment().value())));
    }

    private static String notReady(App app, Order order) {
        return String.valueOf(
                EnvironmentSetups.notReady(app, order.environment()).getMessage());
    }

    private static <T> Mono<Optional<T>> optional(Mono<T> value) {
        return value.map(Optional::of).defaultIfEmpty(Optional.empty());
    }
}
