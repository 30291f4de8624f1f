package dev.slipway.portal.provisioning.transfer;

import dev.slipway.portal.provisioning.Plan;
import dev.slipway.portal.provisioning.PlannedStep;
import java.util.List;

/** The plans of transfers: the steps wait for none of each other. Where the team stays, no tag has to follow. */
final class TransferPlan {

    static final String TEAM_ACCESS = "team-access";
    static final String REGISTRY_TAGS = "registry-tags";
    static final String SERVICE_TAGS = "service-tags";
    static final String STACK_TAGS = "stack-tags";

    private static final PlannedStep ACCESS = step(TEAM_ACCESS, TeamAccessStep.TITLE);
    private static final Plan SAME_TEAM = new Plan(List.of(ACCESS));
    private static final Plan ANOTHER_TEAM = new Plan(List.of(
            ACCESS,
            step(REGISTRY_TAGS, RegistryTagsStep.TITLE),
            step(SERVICE_TAGS, ServiceTagsStep.TITLE),
            step(STACK_TAGS, StackTagsStep.TITLE)));

    private TransferPlan() {}

    /** Returns the plan of a transfer from one team to another, which may be the same. */
    static Plan of(String former, String team) {
        return former.equals(team) ? SAME_TEAM : ANOTHER_TEAM;
    }

    private static PlannedStep step(String id, String title) {
        return new PlannedStep(id, title, List.of());
    }
}
