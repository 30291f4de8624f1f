package dev.slipway.portal.deployment;

import dev.slipway.portal.app.Environment;
import dev.slipway.portal.app.Environments;
import dev.slipway.portal.provisioning.CreatePlan;
import dev.slipway.portal.provisioning.OutsideSystem;
import dev.slipway.portal.provisioning.Run;
import dev.slipway.portal.provisioning.Runs;
import dev.slipway.portal.provisioning.StepContext;
import dev.slipway.portal.provisioning.StepOutcome;
import dev.slipway.portal.provisioning.StepState;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Mono;

/**
 * Waits until the create run has made what the app needs in its first environment: the first build does not wait for it,
 * so its pipeline may come sooner. Where it cannot be made, or nobody makes it any more, the deployment is cancelled; a
 * retry of the create run deploys the image once more. A later environment is deployed to only when it stands.
 */
final class InfrastructureStep extends DeploymentStep {

    private final Environments environments;
    private final Stops stops;
    private final Runs runs;
    private final DeploymentProperties settings;

    InfrastructureStep(Ground ground, Runs runs, DeploymentProperties settings) {
        super(DeploymentPlan.INFRASTRUCTURE, OutsideSystem.SLIPWAY, ground);
        this.environments = ground.environments();
        this.stops = ground.stops();
        this.runs = runs;
        this.settings = settings;
    }

    @Override
    public Duration patience() {
        return this.settings.turnWithin();
    }

    @Override
    Mono<StepOutcome> run(StepContext context, Deployment deployment, Environment environment) {
        if (this.environments.before(environment.name()).isPresent()) {
            return Mono.just(isThere());
        }
        return this.runs
                .find(context.app().createRun())
                .flatMap(create -> answer(create, deployment))
                .defaultIfEmpty(isThere());
    }

    private Mono<StepOutcome> answer(Run create, Deployment deployment) {
        Optional<StepState> stack = create.steps().stream()
                .filter(step -> step.id().equals(CreatePlan.STACK))
                .findFirst();
        if (stack.isEmpty() || stack.get().state() == StepState.State.DONE) {
            return Mono.just(isThere());
        }
        if (stack.get().state() != StepState.State.FAILED && !create.state().isEnded()) {
            return Mono.just(new StepOutcome.NotYet(
                    "the app's infrastructure is being made", create.address(), this.settings.askAgainIn()));
        }
        Stop stop = new Stop(
                "The app's infrastructure is not there: %s Retry the create run; it deploys this image."
                        .formatted(why(create, stack.get())),
                null);
        return this.stops
                .ask(deployment.id(), stop)
                .thenReturn(new StepOutcome.Refused(stop.words(), create.address()));
    }

    private static String why(Run create, StepState stack) {
        if (stack.state() == StepState.State.FAILED && stack.error() != null) {
            return stack.error();
        }
        return (create.cancelledBy() != null)
                ? "%s cancelled the create run.".formatted(create.cancelledBy())
                : "the create run has ended before it was made.";
    }

    private static StepOutcome isThere() {
        return new StepOutcome.Done("it is there", null, List.of());
    }
}
