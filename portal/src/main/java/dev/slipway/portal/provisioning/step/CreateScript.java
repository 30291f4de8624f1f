package dev.slipway.portal.provisioning.step;

import dev.slipway.events.AppEvents;
import dev.slipway.events.Payload;
import dev.slipway.portal.app.App;
import dev.slipway.portal.outbox.Outbox;
import dev.slipway.portal.provisioning.CreatePlan;
import dev.slipway.portal.provisioning.Exclusion;
import dev.slipway.portal.provisioning.Run;
import dev.slipway.portal.provisioning.RunKind;
import dev.slipway.portal.provisioning.RunScript;
import dev.slipway.portal.provisioning.RunState;
import dev.slipway.portal.provisioning.Step;
import dev.slipway.portal.provisioning.StepContext;
import dev.slipway.portal.provisioning.StepState;
import dev.slipway.portal.store.Change;
import java.util.List;
import reactor.core.publisher.Mono;

/** What create runs do. */
final class CreateScript implements RunScript {

    private final List<Step> steps;
    private final Outbox outbox;

    CreateScript(List<? extends Step> steps, Outbox outbox) {
        this.steps = List.copyOf(steps);
        this.outbox = outbox;
    }

    @Override
    public RunKind kind() {
        return RunKind.CREATE;
    }

    @Override
    public List<Step> steps() {
        return this.steps;
    }

    @Override
    public Mono<List<Change>> atStart(StepContext context) {
        return Mono.just(List.of());
    }

    @Override
    public Mono<List<Change>> atEnd(StepContext context) {
        Run run = context.run();
        Change told = this.outbox.tell(
                payload(context.app(), run),
                run.id(),
                run.id(),
                String.valueOf(run.attempt()),
                run.state().name());
        return Mono.just(List.of(Exclusion.letGo(run.app(), run.id()), told));
    }

    private static Payload payload(App app, Run run) {
        String name = app.name().value();
        if (run.state() == RunState.SUCCEEDED) {
            return AppEvents.created(name, app.team(), app.owner().login(), app.template());
        }
        String step = run.failedStep().map(StepState::id).orElse(CreatePlan.RESERVE);
        return AppEvents.failed(name, step, (run.failure() != null) ? run.failure() : "It gave no reason.");
    }
}
