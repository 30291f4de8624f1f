package dev.slipway.sandbox.pipeline.step;

import dev.slipway.sandbox.pipeline.Body;
import dev.slipway.sandbox.pipeline.Branches;
import dev.slipway.sandbox.pipeline.StepCall;
import dev.slipway.sandbox.pipeline.StepDefinition;
import groovy.lang.Closure;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code parallel}: runs several blocks at the same time. */
final class ParallelStep {

    private ParallelStep() {}

    static List<StepDefinition> all() {
        return List.of(StepDefinition.step("parallel", List.of("branches", "**"), ParallelStep::run));
    }

    private static Map<String, Object> run(StepCall call) throws Throwable {
        Map<String, Body> bodies = new LinkedHashMap<>();
        boolean failFast = call.flag("failFast", false);
        call.arguments().forEach((name, value) -> {
            if (value instanceof Closure<?> closure) {
                bodies.put(name, Body.of(closure, call.flow()));
            } else if (!name.equals("failFast")) {
                throw new IllegalArgumentException(
                        "parallel: '%s' is no block; write parallel(first: { … }, second: { … }).".formatted(name));
            }
        });
        return new Branches(call.flow(), call.context(), failFast).run(bodies);
    }
}
