package dev.slipway.portal.deployment;

import dev.slipway.portal.app.Environment;
import dev.slipway.portal.provisioning.OutsideSystem;
import dev.slipway.portal.provisioning.StepContext;
import dev.slipway.portal.provisioning.StepOutcome;
import dev.slipway.portal.store.ConditionFailed;
import dev.slipway.portal.store.Table;
import java.time.Duration;
import java.util.List;
import reactor.core.publisher.Mono;

/**
 * Waits until no other deployment is under way in the environment. One that had to wait is asked by the gates again: what
 * was allowed when it was ordered may be frozen or held by now.
 */
final class TurnStep extends DeploymentStep {

    private final Table table;
    private final Turn turn;
    private final Gates gates;
    private final DeploymentProperties settings;

    TurnStep(Ground ground, Table table, Turn turn, Gates gates, DeploymentProperties settings) {
        super(DeploymentPlan.TURN, OutsideSystem.SLIPWAY, ground);
        this.table = table;
        this.turn = turn;
        this.gates = gates;
        this.settings = settings;
    }

    @Override
    public Duration patience() {
        return this.settings.turnWithin();
    }

    @Override
    Mono<StepOutcome> run(StepContext context, Deployment deployment, Environment environment) {
        return this.turn
                .holder(deployment)
                .map(holder -> holder.equals(deployment.id()) ? taken() : waits())
                .switchIfEmpty(Mono.defer(() -> afterTheGates(context, deployment)));
    }

    private Mono<StepOutcome> afterTheGates(StepContext context, Deployment deployment) {
        Gate.Attempt attempt =
                new Gate.Attempt(context.app(), deployment.order(), DeploymentOpening.override(deployment.order()));
        return this.gates
                .refusal(attempt)
                .<StepOutcome>map(words -> new StepOutcome.Refused(words, null))
                .switchIfEmpty(Mono.defer(() -> take(context, deployment)));
    }

    private Mono<StepOutcome> take(StepContext context, Deployment deployment) {
        return this.turn
                .notHeld(context.app(), null)
                .flatMap(notHeld -> this.table
                        .write(List.of(context.fence().check(), notHeld, this.turn.take(deployment)))
                        .thenReturn(taken())
                        .onErrorResume(
                                ConditionFailed.class,
                                failed ->
                                        failed.on(context.fence().holder()) ? Mono.error(failed) : Mono.just(waits())));
    }

    private StepOutcome waits() {
        return new StepOutcome.NotYet("another one works on the app", null, this.settings.askAgainIn());
    }

    private static StepOutcome taken() {
        return new StepOutcome.Done("no other deployment is under way", null, List.of());
    }
}
