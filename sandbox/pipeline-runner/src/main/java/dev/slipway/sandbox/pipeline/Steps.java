package dev.slipway.sandbox.pipeline;

import com.cloudbees.groovy.cps.Continuable;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The steps and words that a pipeline may use, and how a call reaches them. */
public final class Steps {

    private final Map<String, StepDefinition> steps = new TreeMap<>();

    /** @param families lists of steps */
    public Steps(List<List<StepDefinition>> families) {
        families.forEach((family) -> family.forEach((step) -> this.steps.put(step.name(), step)));
    }

    /** Returns whether there is a step or word of that name. */
    public boolean knows(String name) {
        return this.steps.containsKey(name) || Symbol.KNOWN.contains(name);
    }

    /** Returns a step that is known to exist. */
    public StepDefinition get(String name) {
        StepDefinition step = this.steps.get(name);
        if (step == null) {
            throw new IllegalArgumentException("There is no step '%s'.".formatted(name));
        }
        return step;
    }

    /**
     * Calls a step from pipeline code: it suspends the code unless the step ends at once.
     *
     * @param name the step
     * @param passed the arguments as Groovy passes them
     */
    public @Nullable Object call(String name, @Nullable Object passed) throws Throwable {
        StepDefinition step = this.steps.get(name);
        if (step == null && Symbol.KNOWN.contains(name)) {
            return new Symbol(
                    name, Arguments.of(name, passed, List.of("value", "**")).named());
        }
        if (step == null) {
            throw unknown(name);
        }
        Arguments arguments = Arguments.of(name, passed, step.parameters());
        Context context = Context.current();
        Flow flow = new Flow(context.build());
        Body body = arguments.body() == null ? null : Body.of(arguments.body(), flow);
        if (step.shape() == StepDefinition.Shape.AT_ONCE) {
            return flow.perform(step, arguments.named(), body, context);
        }
        return Continuable.suspend(name, new StepRequest(step, arguments.named(), body));
    }

    private NoSuchMethodError unknown(String name) {
        return new NoSuchMethodError("No such DSL method '%s' found among steps %s or symbols %s"
                .formatted(name, this.steps.keySet(), Symbol.KNOWN));
    }
}
