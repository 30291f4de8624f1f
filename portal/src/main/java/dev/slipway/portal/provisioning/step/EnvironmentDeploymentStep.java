package dev.slipway.portal.provisioning.step;

import dev.slipway.portal.Refused;
import dev.slipway.portal.app.EnvironmentName;
import dev.slipway.portal.deployment.Deployment;
import dev.slipway.portal.deployment.DeploymentOrders;
import dev.slipway.portal.deployment.DeploymentState;
import dev.slipway.portal.deployment.Deployments;
import dev.slipway.portal.deployment.EnvironmentSetup;
import dev.slipway.portal.deployment.EnvironmentSetups;
import dev.slipway.portal.provisioning.EnvironmentPlan;
import dev.slipway.portal.provisioning.NamedStep;
import dev.slipway.portal.provisioning.OutsideSystem;
import dev.slipway.portal.provisioning.StepContext;
import dev.slipway.portal.provisioning.StepOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Opens the first deployment to an environment that has just been set up, and waits for its end. Where somebody must
 * approve it, the environment stands and the step is done: nobody knows when the approval comes.
 */
final class EnvironmentDeploymentStep extends NamedStep {

    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

    private final EnvironmentSetups setups;
    private final Deployments deployments;
    private final DeploymentOrders orders;

    EnvironmentDeploymentStep(EnvironmentSetups setups, Deployments deployments, DeploymentOrders orders) {
        super(EnvironmentPlan.DEPLOYMENT, EnvironmentPlan.DEPLOYMENT_TITLE, OutsideSystem.SLIPWAY);
        this.setups = setups;
        this.deployments = deployments;
        this.orders = orders;
    }

    @Override
    public Mono<StepOutcome> run(StepContext context) {
        return this.setups
                .find(context.app(), environment(context))
                .switchIfEmpty(Mono.error(() -> new IllegalStateException(
                        "Run %s has no order.".formatted(context.run().id()))))
                .flatMap(setup -> run(context, setup));
    }

    private Mono<StepOutcome> run(StepContext context, EnvironmentSetup setup) {
        String opened = setup.deployment();
        return (opened == null)
                ? open(context, setup)
                : this.deployments
                        .get(opened)
                        .flatMap(deployment -> isOfAnEarlierAttempt(context, deployment)
                                ? open(context, setup)
                                : Mono.just(answer(deployment)));
    }

    private Mono<StepOutcome> open(StepContext context, EnvironmentSetup setup) {
        EnvironmentName environment = environment(context);
        return this.orders
                .inside(
                        context.app(),
                        setup.order(),
                        context.run(),
                        id -> List.of(this.setups.deployed(context.app().name(), environment, id)))
                .map(this::answer)
                .onErrorResume(
                        Refused.class,
                        refused -> Mono.just(
                                new StepOutcome.Refused(String.valueOf(refused.getMessage()), refused.attempt())));
    }

    private static boolean isOfAnEarlierAttempt(StepContext context, Deployment deployment) {
        Instant begun = context.run().step(EnvironmentPlan.DEPLOYMENT).startedAt();
        Instant ended = deployment.endedAt();
        return begun != null
                && ended != null
                && deployment.state() != DeploymentState.SUCCEEDED
                && ended.isBefore(begun);
    }

    private StepOutcome answer(Deployment deployment) {
        return switch (deployment.state()) {
            case SUCCEEDED -> new StepOutcome.Done("deployed", null, List.of());
            case WAITING -> new StepOutcome.Done("set up; the deployment waits for an approval", null, List.of());
            case QUEUED, RUNNING -> new StepOutcome.NotYet("rolling out", null, LOOK_AGAIN);
            default ->
                new StepOutcome.Refused(
                        "The deployment did not succeed: %s".formatted(words(deployment.reason())), null);
        };
    }

    private static String words(@Nullable String reason) {
        return (reason != null) ? reason : "it gave no reason.";
    }

    private static EnvironmentName environment(StepContext context) {
        return new EnvironmentName(Objects.requireNonNull(context.run().subject()));
    }
}
