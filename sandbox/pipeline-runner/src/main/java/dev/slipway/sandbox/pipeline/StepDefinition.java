package dev.slipway.sandbox.pipeline;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A step: its name, what it takes and what it does.
 *
 * @param name its name in the pipeline
 * @param parameters the names of its parameters; the first one is meant by a single unnamed argument
 * @param shape how a call of it looks to the flow
 * @param action what it does
 */
public record StepDefinition(String name, List<String> parameters, Shape shape, Action action) {

    /** How a call looks to the flow. */
    public enum Shape {
        /** Takes time: the pipeline is suspended meanwhile. */
        SUSPENDS,
        /** Ends within the call. */
        AT_ONCE,
        /** Takes time but is no node of the flow itself, it only holds steps. */
        UNSEEN
    }

    /** What a step does. */
    public interface Action {

        /** Runs the step; an exception fails it. */
        @Nullable
        Object run(StepCall call) throws Throwable;
    }

    /** A step that takes time. */
    public static StepDefinition step(String name, List<String> parameters, Action action) {
        return new StepDefinition(name, List.copyOf(parameters), Shape.SUSPENDS, action);
    }

    /** A step that ends within the call. */
    public static StepDefinition atOnce(String name, List<String> parameters, Action action) {
        return new StepDefinition(name, List.copyOf(parameters), Shape.AT_ONCE, action);
    }
}
