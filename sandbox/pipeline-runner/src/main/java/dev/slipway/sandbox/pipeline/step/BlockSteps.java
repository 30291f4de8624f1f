package dev.slipway.sandbox.pipeline.step;

import dev.slipway.sandbox.pipeline.Body;
import dev.slipway.sandbox.pipeline.Build;
import dev.slipway.sandbox.pipeline.Context;
import dev.slipway.sandbox.pipeline.Result;
import dev.slipway.sandbox.pipeline.StageRecord;
import dev.slipway.sandbox.pipeline.StepCall;
import dev.slipway.sandbox.pipeline.StepDefinition;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;
import org.jspecify.annotations.Nullable;

/** Steps that run their block in other surroundings: {@code node}, {@code stage}, {@code dir}, {@code withEnv}, … */
final class BlockSteps {

    private BlockSteps() {}

    static List<StepDefinition> all() {
        return List.of(
                StepDefinition.step("node", List.of("label"), BlockSteps::node),
                StepDefinition.step("stage", List.of("name"), BlockSteps::stage),
                StepDefinition.step("dir", List.of("path"), BlockSteps::dir),
                StepDefinition.step("withEnv", List.of("overrides"), BlockSteps::withEnv),
                StepDefinition.step("script", List.of(), (call) -> call.runBody(call.context())),
                StepDefinition.step("timestamps", List.of(), (call) -> call.runBody(call.context())));
    }

    private static @Nullable Object node(StepCall call) throws Throwable {
        Path workspace = call.context().build().request().workspace();
        Files.createDirectories(workspace);
        call.log("Running on Jenkins in " + workspace);
        return call.runBody(call.context()
                .in(workspace)
                .with(List.of("WORKSPACE=" + workspace, "NODE_NAME=built-in", "EXECUTOR_NUMBER=0")));
    }

    private static @Nullable Object stage(StepCall call) throws Throwable {
        Context context = call.context();
        Build build = context.build();
        Body block = call.block();
        String name = call.text("name");
        StageRecord stage = new StageRecord(name, call.flow().open(name), context.stage());
        build.events().tell("stage-started", Map.of("id", stage.id(), "name", name));
        try {
            return block.run(context.within(stage).with(List.of("STAGE_NAME=" + name)));
        } catch (Throwable ex) {
            stage.worsenOnlyThis(ex instanceof FlowInterruptedException ? Result.ABORTED : Result.FAILURE);
            throw ex;
        } finally {
            build.events()
                    .tell(
                            "stage-finished",
                            Map.of("id", stage.id(), "status", stage.result().stageStatus()));
            call.flow().close();
        }
    }

    private static @Nullable Object dir(StepCall call) throws Throwable {
        Path folder = call.context().folder().resolve(call.text("path")).normalize();
        call.log("Running in " + folder);
        Files.createDirectories(folder);
        return call.runBody(call.context().in(folder));
    }

    private static @Nullable Object withEnv(StepCall call) throws Throwable {
        List<String> assignments =
                call.list("overrides").stream().map(String::valueOf).toList();
        return call.runBody(call.context().with(assignments));
    }
}
