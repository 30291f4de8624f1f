package dev.slipway.portal.provisioning.removal;

import dev.slipway.portal.provisioning.StepOutcome;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Makes one answer of several: what is under way is waited for, then what cannot be is told. */
final class Outcomes {

    private Outcomes() {}

    /** Returns the answer that is not done; empty when all are. */
    static Optional<StepOutcome> open(List<StepOutcome> outcomes) {
        Optional<StepOutcome> underWay =
                outcomes.stream().filter(StepOutcome.NotYet.class::isInstance).findFirst();
        return underWay.isPresent() ? underWay : refused(outcomes);
    }

    private static Optional<StepOutcome> refused(List<StepOutcome> outcomes) {
        List<StepOutcome.Refused> all = outcomes.stream()
                .filter(StepOutcome.Refused.class::isInstance)
                .map(StepOutcome.Refused.class::cast)
                .toList();
        String reasons = all.stream().map(StepOutcome.Refused::reason).collect(Collectors.joining(" "));
        return all.isEmpty()
                ? Optional.empty()
                : Optional.of(new StepOutcome.Refused(reasons, all.get(0).link()));
    }
}
