package dev.slipway.portal.provisioning.repair;

import dev.slipway.portal.inventory.Comparisons;
import dev.slipway.portal.provisioning.AppScript;
import dev.slipway.portal.provisioning.RunKind;
import dev.slipway.portal.provisioning.Step;
import dev.slipway.portal.provisioning.StepContext;
import dev.slipway.portal.store.Change;
import java.time.Clock;
import java.util.List;

/** What repairs do: steps of create runs, and those that find what is still there. Then the app is compared anew. */
final class RepairScript extends AppScript {

    private final Clock clock;

    RepairScript(List<Step> steps, Clock clock) {
        super(RunKind.REPAIR, steps);
        this.clock = clock;
    }

    @Override
    protected List<Change> ended(StepContext context) {
        return List.of(Comparisons.due(context.app().name(), this.clock.instant()));
    }
}
