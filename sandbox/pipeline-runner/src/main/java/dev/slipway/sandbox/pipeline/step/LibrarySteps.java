package dev.slipway.sandbox.pipeline.step;

import dev.slipway.sandbox.pipeline.JobProperties;
import dev.slipway.sandbox.pipeline.StepCall;
import dev.slipway.sandbox.pipeline.StepDefinition;
import dev.slipway.sandbox.pipeline.Symbol;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Steps about the pipeline itself: {@code library}, {@code libraryResource}, {@code properties}. */
final class LibrarySteps {

    private LibrarySteps() {}

    static List<StepDefinition> all() {
        return List.of(
                StepDefinition.step("library", List.of("identifier", "changelog"), (call) -> {
                    call.context().build().libraries().load(call.text("identifier"));
                    return null;
                }),
                StepDefinition.step(
                        "libraryResource",
                        List.of("resource", "encoding"),
                        (call) -> call.context().build().libraries().resource(call.text("resource"))),
                StepDefinition.atOnce("properties", List.of("properties"), LibrarySteps::properties));
    }

    private static @Nullable Object properties(StepCall call) {
        List<Symbol> others = new ArrayList<>();
        for (Object property : call.list("properties")) {
            if (!(property instanceof Symbol symbol)) {
                throw new IllegalArgumentException("properties takes a list such as [disableConcurrentBuilds()].");
            }
            if (symbol.name().equals("parameters")) {
                declare(call, symbol.arguments().get("value") instanceof List<?> list ? list : List.of());
            } else {
                others.add(symbol);
            }
        }
        JobProperties.tell(call.context().build(), others);
        return null;
    }

    /** Tells the controller which parameters the next build takes. */
    static void declare(StepCall call, List<?> parameters) {
        List<Map<String, Object>> declared = new ArrayList<>();
        for (Object parameter : parameters) {
            if (parameter instanceof Symbol symbol) {
                Map<String, Object> facts = new LinkedHashMap<>(symbol.arguments());
                facts.put("type", symbol.name());
                declared.add(facts);
            }
        }
        call.context().build().events().tell("parameters", Map.of("parameters", declared));
    }
}
