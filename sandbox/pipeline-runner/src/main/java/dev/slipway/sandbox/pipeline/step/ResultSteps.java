package dev.slipway.sandbox.pipeline.step;

import dev.slipway.sandbox.pipeline.Result;
import dev.slipway.sandbox.pipeline.StepCall;
import dev.slipway.sandbox.pipeline.StepDefinition;
import hudson.AbortException;
import java.util.List;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;
import org.jspecify.annotations.Nullable;

/** Steps that say how it goes: {@code echo}, {@code error}, {@code unstable}, {@code catchError}, {@code warnError}. */
final class ResultSteps {

    private ResultSteps() {}

    static List<StepDefinition> all() {
        return List.of(
                StepDefinition.atOnce("echo", List.of("message"), (call) -> {
                    call.log(call.text("message"));
                    return null;
                }),
                StepDefinition.atOnce("error", List.of("message"), (call) -> {
                    throw new AbortException(call.text("message", ""));
                }),
                StepDefinition.atOnce("unstable", List.of("message"), (call) -> {
                    call.log("WARNING: " + call.text("message"));
                    call.context().stage().worsen(Result.UNSTABLE);
                    call.context().build().worsen(Result.UNSTABLE);
                    return null;
                }),
                StepDefinition.step(
                        "catchError",
                        List.of("message", "buildResult", "stageResult", "catchInterruptions"),
                        ResultSteps::catchError),
                StepDefinition.step("warnError", List.of("message", "catchInterruptions"), ResultSteps::warnError));
    }

    private static @Nullable Object catchError(StepCall call) throws Throwable {
        Result buildResult = result(call, "buildResult", Result.FAILURE);
        return caught(call, buildResult, result(call, "stageResult", buildResult));
    }

    private static @Nullable Object warnError(StepCall call) throws Throwable {
        call.text("message");
        return caught(call, Result.UNSTABLE, Result.UNSTABLE);
    }

    private static @Nullable Object caught(StepCall call, Result buildResult, Result stageResult) throws Throwable {
        try {
            call.runBody(call.context());
        } catch (Throwable ex) {
            boolean interrupted = ex instanceof FlowInterruptedException;
            if (interrupted && !call.flag("catchInterruptions", true)) {
                throw ex;
            }
            String message = call.text("message", "");
            if (!message.isEmpty()) {
                call.log(message);
            }
            Failures.log(call.context().build().log(), ex);
            call.context().stage().worsen(interrupted ? Result.ABORTED : stageResult);
            call.context().build().worsen(interrupted ? Result.ABORTED : buildResult);
        }
        return null;
    }

    private static Result result(StepCall call, String argument, Result otherwise) {
        String name = call.text(argument, otherwise.name());
        try {
            return Result.valueOf(name);
        } catch (IllegalArgumentException ex) {
            throw new IllegalArgumentException(
                    "catchError: '%s' is no %s; use one of SUCCESS, UNSTABLE, FAILURE, NOT_BUILT, ABORTED."
                            .formatted(name, argument),
                    ex);
        }
    }
}
