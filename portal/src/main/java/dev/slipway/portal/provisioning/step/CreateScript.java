package dev.slipway.portal.provisioning.step;

import dev.slipway.portal.outbox.Outbox;
import dev.slipway.portal.provisioning.Exclusion;
import dev.slipway.portal.provisioning.Run;
import dev.slipway.portal.provisioning.RunKind;
import dev.slipway.portal.provisioning.RunScript;
import dev.slipway.portal.provisioning.Step;
import dev.slipway.portal.provisioning.StepContext;
import dev.slipway.portal.store.Change;
import java.util.ArrayList;
import java.util.List;
import reactor.core.publisher.Mono;

/** What create runs do. */
final class CreateScript implements RunScript {

    private final List<Step> steps;
    private final CreateTelling telling;

    CreateScript(List<? extends Step> steps, Outbox outbox) {
        this.steps = List.copyOf(steps);
        this.telling = new CreateTelling(outbox);
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
        List<Change> changes = new ArrayList<>(this.telling.ended(context));
        changes.add(Exclusion.letGo(run.app(), run.id()));
        return Mono.just(changes);
    }
}
