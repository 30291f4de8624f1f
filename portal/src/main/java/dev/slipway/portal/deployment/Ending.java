package dev.slipway.portal.deployment;

import dev.slipway.portal.provisioning.Run;
import dev.slipway.portal.provisioning.StepContext;
import dev.slipway.portal.provisioning.StepState;

/**
 * Where the run of a deployment has come to when its last steps begin.
 *
 * @param succeeded whether the new version runs and answers
 */
record Ending(boolean succeeded) {

    /** Looks whether the app has answered, which is the last thing that a deployment waits for. */
    static Ending of(StepContext context) {
        Run run = context.run();
        return new Ending(run.step(DeploymentPlan.SMOKE).state() == StepState.State.DONE);
    }
}
