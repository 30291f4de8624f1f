package dev.slipway.portal.provisioning.repair;

import dev.slipway.portal.provisioning.Exclusion;
import dev.slipway.portal.provisioning.RunKind;
import dev.slipway.portal.provisioning.RunScript;
import dev.slipway.portal.provisioning.Step;
import dev.slipway.portal.provisioning.StepContext;
import dev.slipway.portal.store.Change;
import java.util.List;
import reactor.core.publisher.Mono;

/** What repairs do: steps of create runs, and those that find what is still there. */
final class RepairScript implements RunScript {

    private final List<Step> steps;

    RepairScript(List<Step> steps) {
        this.steps = List.copyOf(steps);
    }

    @Override
    public RunKind kind() {
        return RunKind.REPAIR;
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
        return Mono.just(
                List.of(Exclusion.letGo(context.app().name(), context.run().id())));
    }
}
