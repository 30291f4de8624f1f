package dev.slipway.sandbox.pipeline.declarative;

import dev.slipway.sandbox.pipeline.Body;
import dev.slipway.sandbox.pipeline.Branches;
import dev.slipway.sandbox.pipeline.Context;
import dev.slipway.sandbox.pipeline.Flow;
import dev.slipway.sandbox.pipeline.Result;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;
import org.jspecify.annotations.Nullable;

/** The section {@code stages}: one after the other; after a failure the rest is passed over, by name. */
final class Stages {

    private final Flow flow;

    Stages(Flow flow) {
        this.flow = flow;
    }

    void run(Section stages, Context context) throws Throwable {
        Throwable failure = null;
        for (Entry entry : stages.entries()) {
            if (failure == null) {
                try {
                    runStage(entry, context);
                } catch (Throwable ex) {
                    failure = ex;
                }
            } else {
                passOver(entry, context);
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    private void passOver(Entry entry, Context context) throws Throwable {
        stage(entry, context, (inner) -> {
            inner.build().log().line("Stage \"%s\" skipped due to earlier failure(s)".formatted(entry.text()));
            inner.stage().worsenOnlyThis(Result.NOT_BUILT);
        });
    }

    private void runStage(Entry entry, Context context) throws Throwable {
        stage(entry, context, (inner) -> {
            Section stage = Section.read(entry.requiredBlock(), this.flow, inner);
            Optional<Entry> when = stage.find("when");
            if (when.isPresent() && !new When(this.flow).holds(when.get().requiredBlock(), inner)) {
                inner.build().log().line("Stage \"%s\" skipped due to when conditional".formatted(entry.text()));
                inner.stage().worsenOnlyThis(Result.NOT_BUILT);
                return;
            }
            surrounded(stage, inner);
        });
    }

    private void surrounded(Section stage, Context context) throws Throwable {
        Options options = Options.of(stage, this.flow, context);
        DeclarativePipeline.Part work = (inner) -> DeclarativePipeline.withEnvironment(
                this.flow,
                stage,
                inner,
                (limited) -> options.around(this.flow, limited, (last) -> workAndPost(stage, last)));
        if (Agents.wantsNode(stage, this.flow, context)) {
            this.flow.perform("node", Map.of(), DeclarativePipeline.body(work), context);
        } else {
            work.run(context);
        }
    }

    private void workAndPost(Section stage, Context context) throws Throwable {
        Throwable failure = null;
        try {
            work(stage, context);
        } catch (Throwable ex) {
            failure = ex;
            Result result = ex instanceof FlowInterruptedException ? Result.ABORTED : Result.FAILURE;
            context.stage().worsenOnlyThis(result);
            context.build().worsen(result);
        }
        Optional<Entry> post = stage.find("post");
        if (post.isPresent()) {
            Section conditions = Section.read(post.get().requiredBlock(), this.flow, context);
            Post after = new Post(this.flow, conditions, null);
            if (after.wants(context.stage().result())) {
                context.build().log().line("Post stage");
                after.runFor(context.stage().result(), context);
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    private void work(Section stage, Context context) throws Throwable {
        Optional<Entry> steps = stage.find("steps");
        Optional<Entry> stages = stage.find("stages");
        Optional<Entry> parallel = stage.find("parallel");
        if (steps.isPresent()) {
            Section.steps(steps.get(), this.flow).run(context);
        } else if (stages.isPresent()) {
            run(Section.read(stages.get().requiredBlock(), this.flow, context), context);
        } else if (parallel.isPresent()) {
            parallel(stage, Section.read(parallel.get().requiredBlock(), this.flow, context), context);
        }
    }

    private void parallel(Section stage, Section branches, Context context) throws Throwable {
        Map<String, Body> bodies = new LinkedHashMap<>();
        for (Entry branch : branches.entries()) {
            bodies.put(branch.text(), DeclarativePipeline.body((inner) -> runStage(branch, inner)));
        }
        boolean failFast = stage.find("failFast")
                .map((entry) -> Boolean.parseBoolean(entry.text()))
                .orElse(false);
        context.build().log().line("[Pipeline] parallel");
        new Branches(this.flow, context, failFast).run(bodies);
        context.build().log().line("[Pipeline] // parallel");
    }

    private @Nullable Object stage(Entry entry, Context context, DeclarativePipeline.Part part) throws Throwable {
        return this.flow.perform("stage", Map.of("name", entry.text()), DeclarativePipeline.body(part), context);
    }
}
