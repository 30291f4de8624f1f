package dev.slipway.portal.provisioning.step;

import dev.slipway.portal.outbox.Outbox;
import dev.slipway.portal.provisioning.AppScript;
import dev.slipway.portal.provisioning.RunKind;
import dev.slipway.portal.provisioning.Step;
import dev.slipway.portal.provisioning.StepContext;
import dev.slipway.portal.store.Change;
import java.util.List;

/** What create runs do. */
final class CreateScript extends AppScript {

    private final CreateTelling telling;

    CreateScript(List<? extends Step> steps, Outbox outbox) {
        super(RunKind.CREATE, steps);
        this.telling = new CreateTelling(outbox);
    }

    @Override
    protected List<Change> ended(StepContext context) {
        return this.telling.ended(context);
    }
}
