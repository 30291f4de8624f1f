package dev.slipway.sandbox.pipeline;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the transformed code hands over when it suspends: the step that it waits for.
 *
 * @param step which step
 * @param arguments its arguments by name
 * @param body the block behind it
 */
record StepRequest(
        StepDefinition step,
        Map<String, Object> arguments,
        @Nullable Body body) {}
