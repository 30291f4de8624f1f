package dev.slipway.portal.provisioning.step;

import dev.slipway.portal.provisioning.CreatePlan;
import dev.slipway.portal.provisioning.OutsideSystem;
import dev.slipway.portal.provisioning.StepContext;
import dev.slipway.portal.provisioning.StepOutcome;
import java.util.List;
import reactor.core.publisher.Mono;

/** Sees that the name is reserved for this run; the transaction that opened the run has done it. */
final class ReserveStep extends CreateStep {

    ReserveStep() {
        super(CreatePlan.RESERVE, OutsideSystem.SLIPWAY);
    }

    @Override
    public Mono<StepOutcome> run(StepContext context) {
        return Mono.fromSupplier(
                () -> context.app().createRun().equals(context.run().id())
                        ? new StepOutcome.Done(
                                "reserved for team %s".formatted(context.app().team()), null, List.of())
                        : new StepOutcome.Refused(
                                "The name '%s' is reserved for another run. Choose another name."
                                        .formatted(context.app().name()),
                                null));
    }
}
