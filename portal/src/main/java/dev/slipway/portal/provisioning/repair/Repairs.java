package dev.slipway.portal.provisioning.repair;

import dev.slipway.portal.Conflict;
import dev.slipway.portal.app.App;
import dev.slipway.portal.app.AppState;
import dev.slipway.portal.inventory.ResourceKind;
import dev.slipway.portal.provisioning.InventoryRuns;
import dev.slipway.portal.provisioning.Plan;
import dev.slipway.portal.provisioning.Run;
import dev.slipway.portal.provisioning.RunKind;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import reactor.core.publisher.Mono;

/** Opens runs that restore what an app is missing. */
public final class Repairs {

    private final DriftCheck drift;
    private final InventoryRuns opening;

    Repairs(DriftCheck drift, InventoryRuns opening) {
        this.drift = drift;
        this.opening = opening;
    }

    /**
     * Looks what is missing and opens a run that restores it.
     *
     * @return the run; {@link Conflict} when nothing is missing that a run can restore, or another run works on the app
     */
    public Mono<Run> repair(App app, String who) {
        if (app.state() == AppState.DECOMMISSIONED) {
            return Mono.error(new Conflict("'%s' is decommissioned.".formatted(app.name()), null));
        }
        return this.drift.of(app).flatMap(all -> {
            Set<ResourceKind> missing = all.stream()
                    .filter(Difference::isMissing)
                    .map(difference -> difference.resource().kind())
                    .collect(Collectors.toSet());
            Plan plan = RepairPlan.of(missing);
            return plan.steps().isEmpty()
                    ? Mono.error(nothing(app, missing))
                    : this.opening.open(this.opening.draft(RunKind.REPAIR, app.name(), null, who, plan), List.of());
        });
    }

    private static Conflict nothing(App app, Set<ResourceKind> missing) {
        return new Conflict(
                missing.isEmpty()
                        ? "Nothing of '%s' is missing.".formatted(app.name())
                        : "Only what a deployment makes is missing of '%s'. Deploy a version again."
                                .formatted(app.name()),
                null);
    }
}
