package dev.slipway.portal.provisioning.step;

import dev.slipway.portal.Conflict;
import dev.slipway.portal.app.AppName;
import dev.slipway.portal.app.Environment;
import dev.slipway.portal.app.EnvironmentName;
import dev.slipway.portal.app.Environments;
import dev.slipway.portal.deployment.Deployment;
import dev.slipway.portal.deployment.DeploymentOrders;
import dev.slipway.portal.deployment.DeploymentState;
import dev.slipway.portal.deployment.Deployments;
import dev.slipway.portal.provisioning.CreatePlan;
import dev.slipway.portal.provisioning.OutsideSystem;
import dev.slipway.portal.provisioning.StepContext;
import dev.slipway.portal.provisioning.StepOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import reactor.core.publisher.Mono;

/**
 * Finds the deployment that the first build's pipeline opened, and waits for its end.
 *
 * <p>A retry goes by the newest deployment, whatever its commit; where the one that failed, or
 * was cancelled because the infrastructure could not be made, is still the newest, it deploys its image once more.
 */
final class FirstDeploymentStep extends CreateStep {

    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);
    private static final int SHORT_DIGEST = 19;

    private final Deployments deployments;
    private final DeploymentOrders orders;
    private final Environments environments;

    FirstDeploymentStep(Deployments deployments, DeploymentOrders orders, Environments environments) {
        super(CreatePlan.FIRST_DEPLOYMENT, OutsideSystem.SLIPWAY);
        this.deployments = deployments;
        this.orders = orders;
        this.environments = environments;
    }

    @Override
    public Mono<StepOutcome> run(StepContext context) {
        AppName app = context.app().name();
        BuildFact build = context.facts().get(BuildFact.class);
        String since = context.run().id();
        Mono<Deployment> newest = (context.run().attempt() == 1)
                ? this.deployments.newestOf(app, EnvironmentName.TEST, build.commit(), since)
                : this.deployments.newest(app, EnvironmentName.TEST, since);
        return newest.flatMap(deployment -> isOfAnEarlierAttempt(context, deployment)
                        ? again(context, deployment, build)
                        : Mono.just(answer(context, deployment, build)))
                .defaultIfEmpty(new StepOutcome.NotYet("the build is about to deploy", build.page(), LOOK_AGAIN));
    }

    private boolean isOfAnEarlierAttempt(StepContext context, Deployment deployment) {
        Instant begun = context.run().step(id()).startedAt();
        return context.run().attempt() > 1
                && begun != null
                && deployment.state() != DeploymentState.SUCCEEDED
                && deployment.endedAt() != null
                && deployment.endedAt().isBefore(begun);
    }

    /** The list of deployments may lag, so the order may come twice: the second is refused while the first goes on. */
    private Mono<StepOutcome> again(StepContext context, Deployment failed, BuildFact build) {
        StepOutcome asked = new StepOutcome.NotYet("deploying once more", build.page(), LOOK_AGAIN);
        return this.orders
                .again(context.app(), failed, context.run().who())
                .map(opened -> asked)
                .onErrorReturn(Conflict.class, asked);
    }

    private StepOutcome answer(StepContext context, Deployment deployment, BuildFact build) {
        if (!deployment.state().isEnded()) {
            return new StepOutcome.NotYet("rolling out", build.page(), LOOK_AGAIN);
        }
        if (deployment.state() == DeploymentState.SUCCEEDED) {
            return new StepOutcome.Done(
                    deployment.digest().substring(0, SHORT_DIGEST),
                    environment().addressOf(context.app().name()),
                    List.of());
        }
        return new StepOutcome.Refused(
                "The deployment failed: %s Push a change that mends it, then retry."
                        .formatted((deployment.reason() != null) ? deployment.reason() : "it gave no reason."),
                build.page());
    }

    private Environment environment() {
        return this.environments.get(EnvironmentName.TEST);
    }
}
