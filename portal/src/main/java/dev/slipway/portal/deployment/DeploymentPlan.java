package dev.slipway.portal.deployment;

import dev.slipway.portal.app.AppName;
import dev.slipway.portal.app.EnvironmentName;
import dev.slipway.portal.provisioning.Plan;
import dev.slipway.portal.provisioning.PlannedStep;
import java.util.List;
import java.util.Map;

/** The plan of a deployment: the ids and the order of its steps. */
final class DeploymentPlan {

    static final String TURN = "turn";
    static final String ANNOUNCE = "announce";
    static final String TASK = "task";
    static final String ROLLOUT = "rollout";
    static final String STEADY = "steady";
    static final String SCALING = "scaling";
    static final String SMOKE = "smoke";
    static final String SETTLE = "settle";
    static final String VERDICT = "verdict";

    private static final Map<String, String> TITLES = Map.of(
            TURN, "Wait for the turn",
            ANNOUNCE, "Show it on the commit",
            TASK, "Describe the task",
            ROLLOUT, "Start the rollout",
            SCALING, "Set the scaling",
            STEADY, "Wait for healthy tasks",
            SMOKE, "Ask the app",
            SETTLE, "Settle",
            VERDICT, "Show the verdict on the commit");

    private DeploymentPlan() {}

    static Plan plan() {
        return new Plan(List.of(
                step(TURN),
                step(ANNOUNCE, TURN),
                step(TASK, TURN),
                step(ROLLOUT, TASK),
                step(STEADY, ROLLOUT),
                step(SMOKE, STEADY),
                step(SCALING, SMOKE),
                always(SETTLE, SCALING),
                always(VERDICT, SETTLE, ANNOUNCE)));
    }

    /** Returns the message group: deployments to one environment of one app go one after another. */
    static String group(AppName app, EnvironmentName environment) {
        return app + "/" + environment;
    }

    static String title(String id) {
        String title = TITLES.get(id);
        if (title == null) {
            throw new IllegalArgumentException("No title for step '%s'.".formatted(id));
        }
        return title;
    }

    private static PlannedStep step(String id, String... after) {
        return new PlannedStep(id, title(id), List.of(after));
    }

    private static PlannedStep always(String id, String... after) {
        return new PlannedStep(id, title(id), List.of(after), true);
    }
}
