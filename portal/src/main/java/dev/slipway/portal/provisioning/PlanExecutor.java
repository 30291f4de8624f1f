package dev.slipway.portal.provisioning;

import dev.slipway.portal.app.App;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Executes the plan of a held run: steps whose predecessors are done run at the same time. */
final class PlanExecutor {

    private final StepRunner runner;

    PlanExecutor(StepRunner runner) {
        this.runner = runner;
    }

    /**
     * Says whether all steps are done, when each is done, has failed or cannot begin; completes empty when the run is
     * to stop before.
     */
    Mono<Boolean> execute(HeldRun held, App app, List<Step> steps) {
        Map<String, Step> byId = steps.stream().collect(Collectors.toMap(Step::id, Function.identity()));
        Map<String, Mono<Boolean>> ends = new HashMap<>();
        for (PlannedStep planned : held.run().plan().steps()) {
            Mono<Boolean> before = all(planned.after().stream().map(ends::get).toList());
            ends.put(planned.id(), end(held, app, planned, byId, before).cache());
        }
        return Flux.fromIterable(ends.values())
                .flatMap(Function.identity(), ends.size())
                .collectList()
                .filter(all -> all.size() == ends.size())
                .map(all -> !all.contains(false));
    }

    private Mono<Boolean> end(
            HeldRun held, App app, PlannedStep planned, Map<String, Step> byId, Mono<Boolean> before) {
        StepState.State state = held.run().step(planned.id()).state();
        if (state == StepState.State.DONE || state == StepState.State.FAILED) {
            return Mono.just(state == StepState.State.DONE);
        }
        Step step = byId.get(planned.id());
        if (step == null) {
            return Mono.error(new UnknownStep(planned.id()));
        }
        StepTurn turn = new StepTurn(held, app, step, planned.always());
        return before.flatMap(
                done -> ((done && turn.mayGoOn()) || turn.always()) ? this.runner.run(turn) : Mono.just(false));
    }

    private static Mono<Boolean> all(List<Mono<Boolean>> predecessors) {
        return predecessors.isEmpty()
                ? Mono.just(true)
                : Mono.zip(predecessors, ends -> Arrays.stream(ends).allMatch(Boolean.TRUE::equals));
    }

    /** A plan that another version of Slipway stored names a step that this one does not know. */
    static final class UnknownStep extends RuntimeException {
        UnknownStep(String id) {
            super(
                    "The plan has a step '%s' that this version of Slipway does not know. Update Slipway, or create the app anew under another name."
                            .formatted(id));
        }
    }
}
