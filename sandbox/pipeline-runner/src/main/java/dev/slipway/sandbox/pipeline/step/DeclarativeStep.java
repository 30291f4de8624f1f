package dev.slipway.sandbox.pipeline.step;

import dev.slipway.sandbox.pipeline.Body;
import dev.slipway.sandbox.pipeline.StepCall;
import dev.slipway.sandbox.pipeline.StepDefinition;
import dev.slipway.sandbox.pipeline.declarative.DeclarativePipeline;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code pipeline}: the word that opens a declarative pipeline. */
final class DeclarativeStep {

    private DeclarativeStep() {}

    static List<StepDefinition> all() {
        return List.of(new StepDefinition("pipeline", List.of(), StepDefinition.Shape.UNSEEN, DeclarativeStep::run));
    }

    private static @Nullable Object run(StepCall call) throws Throwable {
        if (!(call.block() instanceof Body.OfClosure body)) {
            throw new IllegalArgumentException("'pipeline' needs a block: pipeline { … }");
        }
        new DeclarativePipeline(call.flow(), body.closure()).run(call.context());
        return null;
    }
}
