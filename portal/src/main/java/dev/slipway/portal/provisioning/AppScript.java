package dev.slipway.portal.provisioning;

import dev.slipway.portal.store.Change;
import java.util.ArrayList;
import java.util.List;
import reactor.core.publisher.Mono;

/** What the scripts of runs that hold an app have in common: their steps, and that the app is let go in the end. */
public abstract class AppScript implements RunScript {

    private final RunKind kind;
    private final List<Step> steps;

    /**
     * @param kind the kind
     * @param steps the steps that plans of this kind name
     */
    protected AppScript(RunKind kind, List<? extends Step> steps) {
        this.kind = kind;
        this.steps = List.copyOf(steps);
    }

    @Override
    public final RunKind kind() {
        return this.kind;
    }

    @Override
    public final List<Step> steps() {
        return this.steps;
    }

    @Override
    public final Mono<List<Change>> atEnd(StepContext context) {
        List<Change> changes = new ArrayList<>();
        changes.add(Exclusion.letGo(context.app().name(), context.run().id()));
        changes.addAll(ended(context));
        return lookedUp(context).doOnNext(changes::addAll).thenReturn(changes);
    }

    /** Returns what is written besides when the run ends; the run has its last state already. */
    protected abstract List<Change> ended(StepContext context);

    /** Returns what is written besides and must be looked up first. */
    protected Mono<List<Change>> lookedUp(StepContext context) {
        return Mono.just(List.of());
    }
}
