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
    static final String INFRASTRUCTURE = "infrastructure";
    static final String ANNOUNCE = "announce";
    static final String TASK = "task";
    static final String ROLLOUT = "rollout";
    static final String STEADY = "steady";
    static final String SCALING = "scaling";
    static final String SMOKE = "smoke";
    static final String SETTLE = "settle";
    static final String VERDICT = "verdict";

    private static final Map<String, String> TITLES = Map.ofEntries(
            Map.entry(TURN, "Wait for the turn"),
            Map.entry(ANNOUNCE, "Show it on the commit"),
            Map.entry(INFRASTRUCTURE, "Wait for the infrastructure"),
            Map.entry(TASK, "Describe the task"),
            Map.entry(ROLLOUT, "Start the rollout"),
            Map.entry(SCALING, "Set the scaling"),
            Map.entry(STEADY, "Wait for healthy tasks"),
            Map.entry(SMOKE, "Ask the app"),
            Map.entry(SETTLE, "Settle"),
            Map.entry(VERDICT, "Show the verdict on the commit"));

    private DeploymentPlan() {}

    static Plan plan() {
        return new Plan(List.of(
                step(TURN),
                step(INFRASTRUCTURE, TURN),
                step(ANNOUNCE, TURN),
                step(TASK, INFRASTRUCTURE),
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
