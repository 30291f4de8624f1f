package dev.slipway.portal.deployment;

import dev.slipway.portal.app.Environment;
import dev.slipway.portal.cloud.ContainerPlatform;
import dev.slipway.portal.cloud.ContainerPlatform.Rollout;
import dev.slipway.portal.cloud.ContainerPlatform.Service;
import dev.slipway.portal.provisioning.OutsideSystem;
import dev.slipway.portal.provisioning.StepContext;
import dev.slipway.portal.provisioning.StepOutcome;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** Follows the rollout until its tasks are healthy, or ECS's circuit breaker has given it up. */
final class SteadyStep extends DeploymentStep {

    private final ContainerPlatform platform;
    private final DeploymentProperties settings;

    SteadyStep(Ground ground, ContainerPlatform platform, DeploymentProperties settings) {
        super(DeploymentPlan.STEADY, OutsideSystem.ECS, ground);
        this.platform = platform;
        this.settings = settings;
    }

    @Override
    public Duration patience() {
        return this.settings.steadyWithin();
    }

    @Override
    Mono<StepOutcome> run(StepContext context, Deployment deployment, Environment environment) {
        String task = context.facts().get(TaskFact.class).arn();
        return this.platform
                .findService(environment.cluster(), context.app().name().service())
                .map(service -> answer(service, task))
                .defaultIfEmpty(new StepOutcome.Refused("The service is gone: somebody deleted it.", null));
    }

    private StepOutcome answer(Service service, String task) {
        Optional<Rollout> ours = service.rollouts().stream()
                .filter(rollout -> rollout.taskDefinition().equals(task))
                .findFirst();
        if (ours.isEmpty()) {
            return new StepOutcome.Refused(
                    "ECS has given the rollout up and went back to the version before. " + lastWords(service), null);
        }
        Rollout rollout = ours.get();
        return switch (rollout.state()) {
            case "COMPLETED" ->
                new StepOutcome.Done("%d of %d tasks".formatted(service.running(), service.desired()), null, List.of());
            case "FAILED" -> new StepOutcome.Refused(reason(rollout) + " " + lastWords(service), null);
            default -> new StepOutcome.NotYet(underWay(service, rollout), null, this.settings.askAgainIn());
        };
    }

    private static String underWay(Service service, Rollout rollout) {
        String failed = (rollout.failedTasks() > 0) ? ", %d failed".formatted(rollout.failedTasks()) : "";
        return "%d of %d tasks%s".formatted(service.running(), service.desired(), failed);
    }

    private static String reason(Rollout rollout) {
        String reason = rollout.reason();
        return (reason != null && !reason.isBlank()) ? reason : "The tasks did not become healthy.";
    }

    private static String lastWords(Service service) {
        return service.events().isEmpty()
                ? ""
                : "ECS's last message: " + service.events().get(0);
    }
}
