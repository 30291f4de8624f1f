package dev.slipway.sandbox.pipeline.step;

import dev.slipway.sandbox.pipeline.StepCall;
import dev.slipway.sandbox.pipeline.StepDefinition;
import hudson.AbortException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code sh}: runs a shell script in a session of its own, which ends whole when the step is interrupted. */
final class ShellStep {

    private ShellStep() {}

    static List<StepDefinition> all() {
        return List.of(StepDefinition.step(
                "sh", List.of("script", "returnStdout", "returnStatus", "label", "encoding"), ShellStep::run));
    }

    private static @Nullable Object run(StepCall call) throws Exception {
        String script = call.text("script");
        boolean returnStdout = call.flag("returnStdout", false);
        boolean returnStatus = call.flag("returnStatus", false);
        if (returnStdout && returnStatus) {
            throw new IllegalArgumentException("sh: returnStdout and returnStatus exclude each other.");
        }
        Path file = Files.createTempFile("pipeline-step-", ".sh");
        try {
            Files.writeString(file, script, StandardCharsets.UTF_8);
            ByteArrayOutputStream kept = new ByteArrayOutputStream();
            ShellProcess process = new ShellProcess(
                    command(script, file),
                    call.context().folder(),
                    call.context().environment());
            int status = returnStdout
                    ? process.run((bytes, length) -> kept.write(bytes, 0, length), new Lines(call::log))
                    : process.run(new Lines(call::log), null);
            if (returnStatus) {
                return status;
            }
            if (status != 0) {
                throw new AbortException("script returned exit code " + status);
            }
            return returnStdout ? kept.toString(StandardCharsets.UTF_8) : null;
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private static List<String> command(String script, Path file) {
        if (script.startsWith("#!")) {
            String[] interpreter = script.lines()
                    .findFirst()
                    .orElse("#!/bin/sh")
                    .substring(2)
                    .strip()
                    .split("\\s+");
            List<String> command = new ArrayList<>(List.of(interpreter));
            command.add(file.toString());
            return command;
        }
        return List.of("sh", "-xe", file.toString());
    }
}
