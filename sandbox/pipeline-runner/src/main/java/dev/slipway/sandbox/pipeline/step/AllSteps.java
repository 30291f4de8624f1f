package dev.slipway.sandbox.pipeline.step;

import dev.slipway.sandbox.pipeline.StepDefinition;
import java.util.List;

/** The list of all steps. */
public final class AllSteps {

    private AllSteps() {}

    /** Returns the families of steps. */
    public static List<List<StepDefinition>> families() {
        return List.of(
                BlockSteps.all(),
                ResultSteps.all(),
                TimeSteps.all(),
                ParallelStep.all(),
                ShellStep.all(),
                FileSteps.all(),
                StashSteps.all(),
                CredentialSteps.all(),
                TestSteps.all(),
                CheckoutSteps.all(),
                LibrarySteps.all(),
                DeclarativeStep.all(),
                RefusedSteps.all());
    }
}
