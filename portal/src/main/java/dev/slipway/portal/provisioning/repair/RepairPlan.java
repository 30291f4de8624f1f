package dev.slipway.portal.provisioning.repair;

import dev.slipway.portal.inventory.ResourceKind;
import dev.slipway.portal.provisioning.CreatePlan;
import dev.slipway.portal.provisioning.Plan;
import dev.slipway.portal.provisioning.PlannedStep;
import dev.slipway.portal.provisioning.step.FindRepositoryStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The plan of a repair: those steps of a create run that make what is missing. */
final class RepairPlan {

    private RepairPlan() {}

    /** Returns the plan for the kinds that are missing; one without steps when none of them can be restored so. */
    static Plan of(Set<ResourceKind> missing) {
        List<PlannedStep> steps = new ArrayList<>();
        boolean repository = missing.contains(ResourceKind.REPOSITORY);
        boolean jobs = missing.contains(ResourceKind.JOBS);
        if (repository) {
            steps.add(step(CreatePlan.REPOSITORY));
            steps.add(step(CreatePlan.FILES, CreatePlan.REPOSITORY));
            steps.add(step(CreatePlan.ACCESS, CreatePlan.FILES));
        } else if (jobs || missing.contains(ResourceKind.WEBHOOK)) {
            steps.add(new PlannedStep(FindRepositoryStep.ID, FindRepositoryStep.TITLE, List.of()));
        }
        String before = repository ? CreatePlan.ACCESS : FindRepositoryStep.ID;
        if (jobs) {
            steps.add(step(CreatePlan.JOBS, before));
            steps.add(new PlannedStep(ScanStep.ID, ScanStep.TITLE, List.of(CreatePlan.JOBS)));
        }
        if (repository || missing.contains(ResourceKind.WEBHOOK)) {
            steps.add(step(CreatePlan.WEBHOOK, before));
        }
        if (missing.contains(ResourceKind.REGISTRY)) {
            steps.add(step(CreatePlan.REGISTRY));
        }
        if (missing.contains(ResourceKind.STACK)) {
            steps.add(step(CreatePlan.STACK));
        }
        return new Plan(steps);
    }

    private static PlannedStep step(String id, String... after) {
        return new PlannedStep(id, CreatePlan.title(id), List.of(after));
    }
}
