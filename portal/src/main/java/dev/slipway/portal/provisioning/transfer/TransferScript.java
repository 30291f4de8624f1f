package dev.slipway.portal.provisioning.transfer;

import dev.slipway.portal.provisioning.AppScript;
import dev.slipway.portal.provisioning.RunKind;
import dev.slipway.portal.provisioning.Step;
import dev.slipway.portal.provisioning.StepContext;
import dev.slipway.portal.store.Change;
import java.util.List;

/** What transfers do outside; who the app belongs to was written when the run was opened. */
final class TransferScript extends AppScript {

    TransferScript(List<Step> steps) {
        super(RunKind.TRANSFER, steps);
    }

    @Override
    protected List<Change> ended(StepContext context) {
        return List.of();
    }
}
