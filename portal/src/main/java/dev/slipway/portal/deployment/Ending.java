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

    /** Looks whether the app has answered and is scaled, which is the last thing that a deployment does. */
    static Ending of(StepContext context) {
        Run run = context.run();
        return new Ending(isDone(run, DeploymentPlan.SMOKE) && isDone(run, DeploymentPlan.SCALING));
    }

    private static boolean isDone(Run run, String step) {
        return run.step(step).state() == StepState.State.DONE;
    }
}
