package dev.slipway.portal.provisioning.step;

import dev.slipway.events.EventType;
import dev.slipway.events.Payload;
import dev.slipway.portal.outbox.Outbox;
import dev.slipway.portal.provisioning.Exclusion;
import dev.slipway.portal.provisioning.Run;
import dev.slipway.portal.provisioning.RunKind;
import dev.slipway.portal.provisioning.RunScript;
import dev.slipway.portal.provisioning.RunState;
import dev.slipway.portal.provisioning.Step;
import dev.slipway.portal.provisioning.StepContext;
import dev.slipway.portal.store.Change;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import reactor.core.publisher.Mono;

/** What environment runs do. */
final class EnvironmentScript implements RunScript {

    private final List<Step> steps;
    private final Outbox outbox;

    EnvironmentScript(List<Step> steps, Outbox outbox) {
        this.steps = List.copyOf(steps);
        this.outbox = outbox;
    }

    @Override
    public RunKind kind() {
        return RunKind.ENVIRONMENT;
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
        List<Change> changes = new ArrayList<>();
        changes.add(Exclusion.letGo(run.app(), run.id()));
        if (run.state() == RunState.SUCCEEDED) {
            String environment = Objects.requireNonNull(run.subject());
            Payload created = new Payload(
                    EventType.ENVIRONMENT_CREATED,
                    run.app().value(),
                    environment,
                    Map.of("name", environment),
                    Map.of("environment", environment, "team", context.app().team()));
            changes.add(
                    this.outbox.tell(created, run.id(), run.id(), run.state().name()));
        }
        return Mono.just(changes);
    }
}
