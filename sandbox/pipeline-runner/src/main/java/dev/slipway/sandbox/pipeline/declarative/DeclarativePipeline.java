package dev.slipway.sandbox.pipeline.declarative;

import dev.slipway.sandbox.pipeline.Body;
import dev.slipway.sandbox.pipeline.Build;
import dev.slipway.sandbox.pipeline.Context;
import dev.slipway.sandbox.pipeline.Flow;
import dev.slipway.sandbox.pipeline.Result;
import dev.slipway.sandbox.pipeline.Symbol;
import groovy.lang.Closure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;
import org.jspecify.annotations.Nullable;

/** Runs a declarative pipeline: surroundings first, then stages, then what comes after whatever happened. */
public final class DeclarativePipeline {

    private final Flow flow;
    private final Closure<?> block;

    /**
     * @param flow runs the steps
     * @param block the block behind {@code pipeline}
     */
    public DeclarativePipeline(Flow flow, Closure<?> block) {
        this.flow = flow;
        this.block = block;
    }

    /** Runs it; the first failure is thrown when all is done. */
    public void run(Context context) throws Throwable {
        Section pipeline = Section.read(this.block, this.flow, context);
        declareParameters(pipeline, context);
        Options options = Options.of(pipeline, this.flow, context);
        onAgent(pipeline, options, context, (inner) -> {
            withEnvironment(this.flow, pipeline, inner, (inEnvironment) -> {
                options.around(this.flow, inEnvironment, (limited) -> stagesAndPost(pipeline, limited));
            });
        });
    }

    /** What runs within surroundings. */
    interface Part {

        /** Runs it. */
        void run(Context context) throws Throwable;
    }

    static Body body(Part part) {
        return (context) -> {
            part.run(context);
            return null;
        };
    }

    /** Runs a part with the variables of an {@code environment} section, where there is one. */
    static void withEnvironment(Flow flow, Section section, Context context, Part part) throws Throwable {
        Optional<Entry> environment = section.find("environment");
        if (environment.isEmpty()) {
            part.run(context);
            return;
        }
        List<String> assignments = EnvironmentSection.read(environment.get().requiredBlock(), flow, context);
        withEnv(flow, assignments, context, part);
    }

    static void withEnv(Flow flow, List<String> assignments, Context context, Part part) throws Throwable {
        flow.perform("withEnv", Map.of("overrides", assignments), body(part), context);
    }

    private void stagesAndPost(Section pipeline, Context context) throws Throwable {
        Throwable failure = null;
        try {
            Section stages = Section.read(pipeline.find("stages").orElseThrow().requiredBlock(), this.flow, context);
            new Stages(this.flow).run(stages, context);
        } catch (Throwable ex) {
            failure = ex;
            context.build().worsen(ex instanceof FlowInterruptedException ? Result.ABORTED : Result.FAILURE);
        }
        Optional<Entry> post = pipeline.find("post");
        if (post.isPresent()) {
            Section conditions = Section.read(post.get().requiredBlock(), this.flow, context);
            Post after =
                    new Post(this.flow, conditions, context.build().request().previousResult());
            if (after.wants(context.build().result().orElse(Result.SUCCESS))) {
                stage("Declarative: Post Actions", context, after::run);
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    private void stage(String name, Context context, Part part) throws Throwable {
        this.flow.perform("stage", Map.of("name", name), body(part), context);
    }

    private void onAgent(Section pipeline, Options options, Context context, Part part) throws Throwable {
        if (!Agents.wantsNode(pipeline, this.flow, context)) {
            part.run(context);
            return;
        }
        this.flow.perform("node", Map.of(), body((inner) -> checkedOut(options, inner, part)), context);
    }

    private void checkedOut(Options options, Context context, Part part) throws Throwable {
        if (options.skipDefaultCheckout() || context.build().request().source() == null) {
            part.run(context);
            return;
        }
        List<String> variables = new ArrayList<>();
        stage("Declarative: Checkout SCM", context, (inner) -> {
            Object values = this.flow.perform("checkout", Map.of("scm", new Symbol("scm", Map.of())), null, inner);
            if (values instanceof Map<?, ?> map) {
                map.forEach((name, value) -> variables.add(name + "=" + value));
            }
        });
        withEnv(this.flow, variables, context, part);
    }

    private void declareParameters(Section pipeline, Context context) throws Throwable {
        Optional<Entry> parameters = pipeline.find("parameters");
        if (parameters.isEmpty()) {
            return;
        }
        List<Map<String, @Nullable Object>> declared = new ArrayList<>();
        for (Entry entry : Section.read(parameters.get().requiredBlock(), this.flow, context)
                .entries()) {
            Map<String, @Nullable Object> facts = new LinkedHashMap<>();
            entry.named()
                    .forEach((name, value) -> facts.put(String.valueOf(name), value == null ? null : plain(value)));
            facts.put("type", entry.name());
            declared.add(facts);
        }
        Build build = context.build();
        build.events().tell("parameters", Map.of("parameters", declared));
    }

    private static Object plain(Object value) {
        return value instanceof CharSequence ? value.toString() : value;
    }
}
