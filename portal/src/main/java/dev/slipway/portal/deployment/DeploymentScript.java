package dev.slipway.portal.deployment;

import dev.slipway.portal.provisioning.Run;
import dev.slipway.portal.provisioning.RunKind;
import dev.slipway.portal.provisioning.RunScript;
import dev.slipway.portal.provisioning.RunState;
import dev.slipway.portal.provisioning.Step;
import dev.slipway.portal.provisioning.StepContext;
import dev.slipway.portal.provisioning.StepState;
import dev.slipway.portal.store.Change;
import dev.slipway.portal.store.Key;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** What deployments do, and how their items follow their runs. */
final class DeploymentScript implements RunScript {

    private final List<Step> steps;
    private final Deployments deployments;
    private final Stops stops;
    private final Turn turn;
    private final DeploymentTelling telling;

    DeploymentScript(
            List<? extends Step> steps, Deployments deployments, Stops stops, Turn turn, DeploymentTelling telling) {
        this.steps = List.copyOf(steps);
        this.deployments = deployments;
        this.stops = stops;
        this.turn = turn;
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
        return this.deployments.find(context.run().id()).flatMap(deployment -> atEnd(context, deployment));
    }

    private Mono<List<Change>> atEnd(StepContext context, Deployment deployment) {
        return this.stops
                .of(deployment.id())
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .flatMap(stop -> {
                    Deployment ended = ended(context, deployment, stop.orElse(null));
                    return this.turn
                            .giveBack(ended)
                            .map(List::of)
                            .defaultIfEmpty(List.of())
                            .map(givenBack -> changes(context, ended, givenBack));
                });
    }

    private Deployment ended(StepContext context, Deployment deployment, @Nullable Stop stop) {
        Run run = context.run();
        boolean succeeded = run.state() == RunState.SUCCEEDED;
        boolean stopped = stop != null || run.state() == RunState.CANCELLED;
        Optional<SettledFact> settled = context.facts().find(SettledFact.class);
        DeploymentState state =
                succeeded ? DeploymentState.SUCCEEDED : stopped ? DeploymentState.CANCELLED : DeploymentState.FAILED;
        Outcome outcome = deployment
                .outcome()
                .ended(
                        context.facts().find(TaskFact.class).map(TaskFact::arn).orElse(null),
                        succeeded ? null : reason(run, settled, stop),
                        settled.map(SettledFact::logTail).orElse(List.of()));
        return deployment.ended(state, this.telling.now(), outcome);
    }

    private List<Change> changes(StepContext context, Deployment ended, List<Change> givenBack) {
        List<Change> changes = new ArrayList<>(givenBack);
        changes.add(Change.put(DeploymentItems.item(ended)));
        if (ended.state() == DeploymentState.SUCCEEDED) {
            Key current = DeploymentItems.current(ended.app(), ended.environment());
            Key ran = DeploymentItems.ran(ended.app(), ended.environment(), ended.digest());
            changes.add(Change.put(DeploymentItems.under(current, ended)));
            changes.add(Change.put(DeploymentItems.under(ran, ended)));
        }
        changes.add(this.telling.ended(context.app(), ended));
        return changes;
    }

    private static String reason(Run run, Optional<SettledFact> settled, @Nullable Stop stop) {
        String cause = (stop != null)
                ? stop.words()
                : run.failedStep().map(StepState::error).orElse(run.failure());
        String words = (cause != null) ? cause : "A step did not come to its end.";
        return settled.map(fact -> words + " " + fact.words()).orElse(words);
    }
}
