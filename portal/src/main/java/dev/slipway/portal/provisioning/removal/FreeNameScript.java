package dev.slipway.portal.provisioning.removal;

import dev.slipway.portal.app.AppDirectory;
import dev.slipway.portal.provisioning.Exclusion;
import dev.slipway.portal.provisioning.RunKind;
import dev.slipway.portal.provisioning.RunScript;
import dev.slipway.portal.provisioning.RunState;
import dev.slipway.portal.provisioning.Step;
import dev.slipway.portal.provisioning.StepContext;
import dev.slipway.portal.store.Change;
import java.util.ArrayList;
import java.util.List;
import reactor.core.publisher.Mono;

/** What freeing a name does: the archived repository gets another, then the app's name is free. */
final class FreeNameScript implements RunScript {

    private final List<Step> steps;
    private final AppDirectory apps;

    FreeNameScript(List<Step> steps, AppDirectory apps) {
        this.steps = List.copyOf(steps);
        this.apps = apps;
    }

    @Override
    public RunKind kind() {
        return RunKind.FREE_NAME;
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
        List<Change> changes = new ArrayList<>();
        changes.add(Exclusion.letGo(context.app().name(), context.run().id()));
        if (context.run().state() == RunState.SUCCEEDED) {
            changes.addAll(this.apps.freeing(context.app()));
        }
        return Mono.just(changes);
    }
}
