package dev.slipway.sandbox.pipeline.step;

import dev.slipway.sandbox.pipeline.StepDefinition;
import java.util.List;

/** Steps that a real controller has and this runner has not: refused by name, so that nobody searches for a typo. */
final class RefusedSteps {

    private RefusedSteps() {}

    static List<StepDefinition> all() {
        return List.of("bat", "powershell", "pwsh", "build", "input", "lock", "milestone", "mail", "ws", "tool", "load")
                .stream()
                .map(RefusedSteps::refused)
                .toList();
    }

    private static StepDefinition refused(String name) {
        return StepDefinition.atOnce(name, List.of("arguments", "**"), (call) -> {
            throw new UnsupportedOperationException(
                    "The step '%s' exists on a real controller but not in this runner.".formatted(name));
        });
    }
}
