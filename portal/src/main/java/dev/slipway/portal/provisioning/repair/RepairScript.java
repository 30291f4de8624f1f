package dev.slipway.portal.provisioning.repair;

import dev.slipway.portal.provisioning.AppScript;
import dev.slipway.portal.provisioning.RunKind;
import dev.slipway.portal.provisioning.Step;
import dev.slipway.portal.provisioning.StepContext;
import dev.slipway.portal.store.Change;
import java.util.List;

/** What repairs do: steps of create runs, and those that find what is still there. */
final class RepairScript extends AppScript {

    RepairScript(List<Step> steps) {
        super(RunKind.REPAIR, steps);
    }

    @Override
    protected List<Change> ended(StepContext context) {
        return List.of();
    }
}
