package dev.slipway.portal.provisioning;

import dev.slipway.portal.app.AppName;
import java.util.List;
import java.util.Map;

/** The plan of a create run: the ids and the order of its steps. */
public final class CreatePlan {

    public static final String RESERVE = "reserve";
    public static final String REPOSITORY = "repository";
    public static final String FILES = "files";
    public static final String ACCESS = "access";
    public static final String JOBS = "jobs";
    public static final String WEBHOOK = "webhook";
    public static final String REGISTRY = "registry";
    public static final String STACK = "stack";
    public static final String FIRST_BUILD = "first-build";
    public static final String FIRST_DEPLOYMENT = "first-deployment";
    public static final String APP_ANSWERS = "app-answers";
    public static final String NOTIFY = "notify";

    /** The titles of the steps, for people. */
    private static final Map<String, String> TITLES = Map.ofEntries(
            Map.entry(RESERVE, "Reserve the name"),
            Map.entry(REPOSITORY, "Create the repository"),
            Map.entry(FILES, "Push the files"),
            Map.entry(ACCESS, "Give the team access"),
            Map.entry(JOBS, "Create the build jobs"),
            Map.entry(WEBHOOK, "Connect pushes to builds"),
            Map.entry(REGISTRY, "Create the image registry"),
            Map.entry(STACK, "Create the infrastructure"),
            Map.entry(FIRST_BUILD, "Run the first build"),
            Map.entry(FIRST_DEPLOYMENT, "Deploy to test"),
            Map.entry(APP_ANSWERS, "Wait for the app's answer"),
            Map.entry(NOTIFY, "Write to the owner"));

    private CreatePlan() {}

    /**
     * Returns the plan. Jobs are made disabled, so they need no files; the webhook comes after the first push, so that
     * it tells of none before the first build is asked for. A build needs nothing of webhook and stack: they go side by
     * side, and the deployment that the build opens waits for the stack.
     */
    public static Plan plan() {
        return new Plan(List.of(
                step(RESERVE),
                step(REPOSITORY, RESERVE),
                step(REGISTRY, RESERVE),
                step(STACK, RESERVE),
                step(FILES, REPOSITORY),
                step(ACCESS, FILES),
                step(JOBS, REPOSITORY),
                step(WEBHOOK, FILES),
                step(FIRST_BUILD, FILES, JOBS, REGISTRY),
                step(FIRST_DEPLOYMENT, FIRST_BUILD, ACCESS, WEBHOOK, STACK),
                step(APP_ANSWERS, FIRST_DEPLOYMENT),
                new PlannedStep(NOTIFY, title(NOTIFY), List.of(APP_ANSWERS), true)));
    }

    /** Returns the message group of runs that change the inventory of an app. */
    public static String group(AppName app) {
        return app.value();
    }

    private static PlannedStep step(String id, String... after) {
        return new PlannedStep(id, title(id), List.of(after));
    }

    /** Returns the title of a step. */
    public static String title(String id) {
        String title = TITLES.get(id);
        if (title == null) {
            throw new IllegalArgumentException("No title for step '%s'.".formatted(id));
        }
        return title;
    }
}
