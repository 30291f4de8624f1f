package dev.slipway.portal.provisioning.step;

import dev.slipway.portal.inventory.Comparisons;
import dev.slipway.portal.outbox.Outbox;
import dev.slipway.portal.provisioning.AppScript;
import dev.slipway.portal.provisioning.RunKind;
import dev.slipway.portal.provisioning.RunState;
import dev.slipway.portal.provisioning.Step;
import dev.slipway.portal.provisioning.StepContext;
import dev.slipway.portal.store.Change;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** What create runs do. */
final class CreateScript extends AppScript {

    private final CreateTelling telling;
    private final Clock clock;

    CreateScript(List<? extends Step> steps, Outbox outbox, Clock clock) {
        super(RunKind.CREATE, steps);
        this.clock = clock;
        this.telling = new CreateTelling(outbox);
    }

    @Override
    protected List<Change> ended(StepContext context) {
        List<Change> changes = new ArrayList<>(this.telling.ended(context));
        if (context.run().state() == RunState.SUCCEEDED) {
            changes.add(Comparisons.due(context.app().name(), this.clock.instant()));
        }
        return changes;
    }
}
