package dev.slipway.portal.provisioning;

import java.util.Map;

/**
 * What it means for the app that a step could not be done.
 *
 * @param meaning what is there and what is not
 * @param advice what usually mends it
 */
record StepMeaning(String meaning, String advice) {

    private static final Map<String, StepMeaning> CREATE = Map.ofEntries(
            Map.entry(
                    CreatePlan.RESERVE,
                    new StepMeaning("The name could not be kept for you.", "Undo the run and choose another name.")),
            Map.entry(
                    CreatePlan.REPOSITORY,
                    new StepMeaning(
                            "There is no repository yet, so there is nothing to build.",
                            "Retry. When a repository of that name is in the way, rename it or undo this run.")),
            Map.entry(
                    CreatePlan.FILES,
                    new StepMeaning(
                            "The repository is there and empty.",
                            "Retry; when an answer to the template was wrong, edit it first.")),
            Map.entry(
                    CreatePlan.ACCESS,
                    new StepMeaning(
                            "The code is there, but the team cannot push to it yet.",
                            "Look whether the team exists in GitHub, then retry.")),
            Map.entry(
                    CreatePlan.JOBS,
                    new StepMeaning("The code is there, but nothing builds it.", "Retry when Jenkins answers again.")),
            Map.entry(
                    CreatePlan.WEBHOOK,
                    new StepMeaning("A push would not start a build by itself.", "Retry when GitHub answers again.")),
            Map.entry(
                    CreatePlan.REGISTRY,
                    new StepMeaning("Images have no place to go, so nothing can be deployed.", "Retry.")),
            Map.entry(
                    CreatePlan.STACK,
                    new StepMeaning(
                            "What the app needs from AWS is not there; CloudFormation took back what it had begun. An image that the first build has made is kept.",
                            "Read the reason above; retry when it is mended. The retry deploys that image.")),
            Map.entry(
                    CreatePlan.FIRST_BUILD,
                    new StepMeaning(
                            "Repository and jobs are there. There is no image, so nothing runs.",
                            "Open the build and look at its first red line. Push a fix, or retry when the cause lay outside.")),
            Map.entry(
                    CreatePlan.FIRST_DEPLOYMENT,
                    new StepMeaning(
                            "The image is built, but it did not stay up in test. Nothing runs there now.",
                            "Read the last log lines in the app’s deployments. Push a fix, or retry.")),
            Map.entry(
                    CreatePlan.APP_ANSWERS,
                    new StepMeaning(
                            "The app runs in test, but its address does not answer.",
                            "Wait a minute for the address to become known, then retry.")),
            Map.entry(
                    CreatePlan.NOTIFY,
                    new StepMeaning("The app is whole; only the letter could not be sent.", "Retry, or leave it.")));

    private static final StepMeaning OTHER =
            new StepMeaning("What was done before stays as it is.", "Retry when the cause is mended.");

    static StepMeaning of(Run run, String step) {
        return run.kind() == RunKind.CREATE ? CREATE.getOrDefault(step, OTHER) : OTHER;
    }
}
