package dev.slipway.portal.provisioning.removal;

import dev.slipway.portal.Conflict;
import dev.slipway.portal.app.AppName;
import dev.slipway.portal.app.Environments;
import dev.slipway.portal.deployment.Deployments;
import dev.slipway.portal.provisioning.OutsideSystem;
import dev.slipway.portal.provisioning.RunCancel;
import dev.slipway.portal.provisioning.StepContext;
import dev.slipway.portal.provisioning.StepOutcome;
import java.time.Duration;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Cancels the deployments under way and waits for their end; no new one begins while the removal holds the app. */
final class RolloutsStep extends RemovalStep {

    private static final Duration LOOK_AGAIN = Duration.ofMillis(500);

    private final Deployments deployments;
    private final Environments environments;
    private final RunCancel cancel;

    RolloutsStep(Deployments deployments, Environments environments, RunCancel cancel) {
        super(RemovalPlan.ROLLOUTS, OutsideSystem.SLIPWAY);
        this.deployments = deployments;
        this.environments = environments;
        this.cancel = cancel;
    }

    @Override
    public Mono<StepOutcome> run(StepContext context) {
        AppName app = context.app().name();
        return Flux.fromIterable(this.environments.all())
                .concatMap(environment -> this.deployments.underWay(app, environment.name()))
                .concatMap(run -> this.cancel
                        .cancel(run, context.run().who())
                        .onErrorComplete(Conflict.class)
                        .thenReturn(run))
                .collectList()
                .map(underWay -> underWay.isEmpty()
                        ? new StepOutcome.Done("none is under way", null, List.of())
                        : new StepOutcome.NotYet("a deployment is being stopped", null, LOOK_AGAIN));
    }
}
