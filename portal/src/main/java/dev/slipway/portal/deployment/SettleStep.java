package dev.slipway.portal.deployment;

import dev.slipway.portal.app.Environment;
import dev.slipway.portal.cloud.ContainerPlatform;
import dev.slipway.portal.cloud.ContainerPlatform.Service;
import dev.slipway.portal.provisioning.OutsideSystem;
import dev.slipway.portal.provisioning.StepContext;
import dev.slipway.portal.provisioning.StepOutcome;
import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Mono;

/**
 * Leaves a sound service behind when a deployment failed or was stopped, and keeps its last log lines.
 *
 * <p>Exactly one actor returns to what ran before: ECS after a rollout that it gave up, the deployment that takes this
 * one's place, this step otherwise. A first deployment has nothing to return to, so its service is scaled to zero.
 */
final class SettleStep extends DeploymentStep {

    private final ContainerPlatform platform;
    private final DeploymentProperties settings;

    SettleStep(Ground ground, ContainerPlatform platform, DeploymentProperties settings) {
        super(DeploymentPlan.SETTLE, OutsideSystem.ECS, ground);
        this.platform = platform;
        this.settings = settings;
    }

    @Override
    boolean isStoppable() {
        return false;
    }

    @Override
    Mono<StepOutcome> run(StepContext context, Deployment deployment, Environment environment) {
        if (Ending.of(context).succeeded()) {
            return Mono.just(new StepOutcome.Done("nothing to do", null, List.of()));
        }
        return stop(context)
                .filter(stop -> stop.successor() != null)
                .flatMap(stop -> settled(List.of(), "The deployment that takes its place goes on from here."))
                .switchIfEmpty(Mono.defer(() -> settle(context, environment)));
    }

    private Mono<StepOutcome> settle(StepContext context, Environment environment) {
        Optional<RolloutFact> rollout = context.facts().find(RolloutFact.class);
        if (rollout.isEmpty()) {
            return settled(List.of(), "Nothing was rolled out.");
        }
        TaskFact task = context.facts().get(TaskFact.class);
        return this.platform
                .lastLogLines(task.logGroup(), this.settings.logLines())
                .flatMap(lines -> settle(context, environment, task, rollout.get(), lines));
    }

    private Mono<StepOutcome> settle(
            StepContext context, Environment environment, TaskFact task, RolloutFact rollout, List<String> lines) {
        String service = context.app().name().service();
        String previous = rollout.previousTaskDefinition();
        if (rollout.first() || previous == null) {
            return this.platform
                    .stopService(environment.cluster(), service)
                    .then(settled(lines, "Nothing ran before, so the service is scaled to zero."));
        }
        return this.platform
                .findService(environment.cluster(), service)
                .flatMap(found -> goBack(environment, found, task.arn(), previous, lines))
                .switchIfEmpty(settled(lines, "The service is gone: somebody deleted it."));
    }

    /** Starts the way back unless ECS does, then looks until it is done. */
    private Mono<StepOutcome> goBack(
            Environment environment, Service service, String task, String previous, List<String> lines) {
        if (goesTo(service, previous, "COMPLETED")) {
            return settled(lines, "The version before runs again.");
        }
        StepOutcome underWay =
                new StepOutcome.NotYet("going back to the version before", null, this.settings.askAgainIn());
        return (goesTo(service, task, "COMPLETED") || goesTo(service, task, "IN_PROGRESS"))
                ? this.platform
                        .updateService(environment.cluster(), service.name(), previous)
                        .thenReturn(underWay)
                : Mono.just(underWay);
    }

    private static boolean goesTo(Service service, String task, String state) {
        return service.rollouts().stream()
                .anyMatch(rollout -> rollout.primary()
                        && rollout.taskDefinition().equals(task)
                        && rollout.state().equals(state));
    }

    private static Mono<StepOutcome> settled(List<String> lines, String words) {
        return Mono.just(new StepOutcome.Done(words, null, List.of(new SettledFact(lines, words))));
    }
}
