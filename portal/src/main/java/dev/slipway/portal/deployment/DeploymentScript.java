package dev.slipway.portal.deployment;

import dev.slipway.portal.provisioning.Run;
import dev.slipway.portal.provisioning.RunKind;
import dev.slipway.portal.provisioning.RunScript;
import dev.slipway.portal.provisioning.RunState;
import dev.slipway.portal.provisioning.Step;
import dev.slipway.portal.provisioning.StepContext;
import dev.slipway.portal.provisioning.StepState;
import dev.slipway.portal.store.Change;
import dev.slipway.portal.store.Condition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** What deployments do, and how their items follow their runs. */
final class DeploymentScript implements RunScript {

    private final List<Step> steps;
    private final Deployments deployments;
    private final DeploymentTelling telling;

    DeploymentScript(List<? extends Step> steps, Deployments deployments, DeploymentTelling telling) {
        this.steps = List.copyOf(steps);
        this.deployments = deployments;
        this.telling = telling;
    }

    @Override
    public RunKind kind() {
        return RunKind.DEPLOYMENT;
    }

    @Override
    public List<Step> steps() {
        return this.steps;
    }

    @Override
    public Mono<List<Change>> atStart(StepContext context) {
        return this.deployments.find(context.run().id()).map(deployment -> {
            Deployment running = deployment.running(this.telling.now());
            return List.of(Change.put(DeploymentItems.item(running)), this.telling.started(context.app(), running));
        });
    }

    @Override
    public Mono<List<Change>> atEnd(StepContext context) {
        return this.deployments.find(context.run().id()).map(deployment -> atEnd(context, deployment));
    }

    private List<Change> atEnd(StepContext context, Deployment deployment) {
        Run run = context.run();
        boolean succeeded = run.state() == RunState.SUCCEEDED;
        Optional<SettledFact> settled = context.facts().find(SettledFact.class);
        Deployment ended = deployment.ended(
                succeeded ? DeploymentState.SUCCEEDED : DeploymentState.FAILED,
                this.telling.now(),
                context.facts().find(TaskFact.class).map(TaskFact::arn).orElse(null),
                succeeded ? null : reason(run, settled),
                settled.map(SettledFact::logTail).orElse(List.of()));
        List<Change> changes = new ArrayList<>();
        changes.add(Change.put(DeploymentItems.item(ended)));
        changes.add(Change.delete(
                DeploymentItems.rollout(ended.app(), ended.environment()),
                Condition.is(DeploymentItems.DEPLOYMENT, ended.id())));
        if (succeeded) {
            changes.add(Change.put(DeploymentItems.current(ended)));
        }
        changes.add(this.telling.ended(context.app(), ended));
        return changes;
    }

    private static String reason(Run run, Optional<SettledFact> settled) {
        String cause = run.failedStep().map(StepState::error).orElse(run.failure());
        String words = (cause != null) ? cause : "A step did not come to its end.";
        return settled.map(fact -> words + " " + fact.words()).orElse(words);
    }
}
