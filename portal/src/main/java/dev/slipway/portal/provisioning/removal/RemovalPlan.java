package dev.slipway.portal.provisioning.removal;

import dev.slipway.portal.inventory.ResourceKind;
import dev.slipway.portal.provisioning.Plan;
import dev.slipway.portal.provisioning.PlannedStep;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The plan of a removal: a create run's order backwards.
 *
 * <p>Its steps always run: what cannot be removed keeps nothing else from going, and is listed with its reason.
 */
final class RemovalPlan {

    static final String ROLLOUTS = "rollouts";
    static final String LAST_LOOK = "last-look";
    static final String LETTER = "letter";

    /** Id of the step that archives the repository where it is not to be removed. */
    static final String ARCHIVE = "archive-repository";

    /** Id of the step that gives the archived repository another name. */
    static final String RENAME = "rename-repository";

    private static final Map<String, String> TITLES = Map.ofEntries(
            Map.entry(ROLLOUTS, "Wait for deployments under way"),
            Map.entry("remove-service", "Stop and remove the services"),
            Map.entry("remove-tasks", "Deregister the task definitions"),
            Map.entry("remove-stack", "Delete the infrastructure"),
            Map.entry("remove-webhook", "Disconnect pushes from builds"),
            Map.entry("remove-jobs", "Delete the build jobs"),
            Map.entry("remove-registry", "Delete the image registry"),
            Map.entry("remove-repository", "Delete the repository"),
            Map.entry(ARCHIVE, "Archive the repository"),
            Map.entry(RENAME, "Rename the archived repository"),
            Map.entry(LAST_LOOK, "Look once more"),
            Map.entry(LETTER, "Write to the owner"));

    private RemovalPlan() {}

    /** Returns the plan of an undo, or of a decommission that deletes the repository. */
    static Plan deleting() {
        return plan(removalOf(ResourceKind.REPOSITORY));
    }

    /** Returns the plan of a decommission that keeps the repository. */
    static Plan archiving() {
        return plan(ARCHIVE);
    }

    /** Returns the plan that frees the name of a decommissioned app. */
    static Plan freeing() {
        return new Plan(List.of(new PlannedStep(RENAME, title(RENAME), List.of())));
    }

    private static Plan plan(String repository) {
        return new Plan(List.of(
                step(ROLLOUTS),
                step("remove-service", ROLLOUTS),
                step("remove-webhook", ROLLOUTS),
                step("remove-tasks", "remove-service"),
                step("remove-stack", "remove-service"),
                step("remove-jobs", "remove-webhook"),
                step("remove-registry", "remove-service", "remove-jobs"),
                step(repository, "remove-jobs"),
                step(LAST_LOOK, "remove-tasks", "remove-stack", "remove-registry", repository),
                step(LETTER, LAST_LOOK)));
    }

    /** Returns the id of the step that removes the resources of one kind. */
    static String removalOf(ResourceKind kind) {
        return "remove-" + kind.name().toLowerCase(Locale.ROOT);
    }

    static String title(String id) {
        String title = TITLES.get(id);
        if (title == null) {
            throw new IllegalArgumentException("No title for step '%s'.".formatted(id));
        }
        return title;
    }

    private static PlannedStep step(String id, String... after) {
        return new PlannedStep(id, title(id), List.of(after), true);
    }
}
