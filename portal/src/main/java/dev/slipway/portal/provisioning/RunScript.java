package dev.slipway.portal.provisioning;

import dev.slipway.portal.store.Change;
import java.util.List;
import reactor.core.publisher.Mono;

/** What the runs of one kind do: their steps, and what is written in the same transactions as their turns. */
public interface RunScript {

    /** Returns the kind. */
    RunKind kind();

    /** Returns the steps that plans of this kind name. */
    List<Step> steps();

    /** Returns what is written when an instance takes the run for the first time: nothing, unless a kind says more. */
    default Mono<List<Change>> atStart(StepContext context) {
        return Mono.just(List.of());
    }

    /** Returns what is written when the run ends; the run has its last state already. */
    Mono<List<Change>> atEnd(StepContext context);
}
