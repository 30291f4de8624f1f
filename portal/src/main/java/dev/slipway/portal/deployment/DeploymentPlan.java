package dev.slipway.portal.deployment;

import dev.slipway.portal.app.AppName;
import dev.slipway.portal.app.EnvironmentName;
import dev.slipway.portal.provisioning.Plan;
import dev.slipway.portal.provisioning.PlannedStep;
import java.util.List;

/** The plan of a deployment: the ids and the order of its steps. */
final class DeploymentPlan {

    static final String TASK = "task";
    static final String ROLLOUT = "rollout";
    static final String STEADY = "steady";
    static final String SCALING = "scaling";
    static final String SMOKE = "smoke";

    private DeploymentPlan() {}

    static Plan plan() {
        return new Plan(List.of(
                new PlannedStep(TASK, "Describe the task", List.of()),
                new PlannedStep(ROLLOUT, "Start the rollout", List.of(TASK)),
                new PlannedStep(SCALING, "Set the scaling", List.of(ROLLOUT)),
                new PlannedStep(STEADY, "Wait for healthy tasks", List.of(ROLLOUT)),
                new PlannedStep(SMOKE, "Ask the app", List.of(STEADY, SCALING))));
    }

    /** Returns the message group: deployments to one environment of one app go one after another. */
    static String group(AppName app, EnvironmentName environment) {
        return app + "/" + environment;
    }
}
