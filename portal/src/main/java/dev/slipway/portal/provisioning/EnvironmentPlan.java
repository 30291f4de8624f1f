package dev.slipway.portal.provisioning;

import java.util.List;

/** The plan of an environment run: what an app needs in one more environment, then its first deployment there. */
public final class EnvironmentPlan {

    /** Id of the step that deploys. */
    public static final String DEPLOYMENT = "deployment";

    /** Title of the step that deploys. */
    public static final String DEPLOYMENT_TITLE = "Deploy what runs in the environment before";

    private EnvironmentPlan() {}

    /** Returns the plan. The registry is there since the create run: one for all environments. */
    public static Plan plan() {
        return new Plan(List.of(
                new PlannedStep(CreatePlan.STACK, CreatePlan.title(CreatePlan.STACK), List.of()),
                new PlannedStep(DEPLOYMENT, DEPLOYMENT_TITLE, List.of(CreatePlan.STACK))));
    }
}
