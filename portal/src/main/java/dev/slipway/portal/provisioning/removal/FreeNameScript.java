package dev.slipway.portal.provisioning.removal;

import dev.slipway.portal.app.AppDirectory;
import dev.slipway.portal.provisioning.AppScript;
import dev.slipway.portal.provisioning.RunKind;
import dev.slipway.portal.provisioning.RunState;
import dev.slipway.portal.provisioning.Step;
import dev.slipway.portal.provisioning.StepContext;
import dev.slipway.portal.store.Change;
import java.util.List;

/** What freeing a name does: the archived repository gets another, then the app's name is free. */
final class FreeNameScript extends AppScript {

    private final AppDirectory apps;

    FreeNameScript(List<Step> steps, AppDirectory apps) {
        super(RunKind.FREE_NAME, steps);
        this.apps = apps;
    }

    @Override
    protected List<Change> ended(StepContext context) {
        return context.run().state() == RunState.SUCCEEDED ? this.apps.freeing(context.app()) : List.of();
    }
}
