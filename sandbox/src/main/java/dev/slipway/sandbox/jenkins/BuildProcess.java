package dev.slipway.sandbox.jenkins;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The JVM that runs one build, and the lines between it and the controller. */
final class BuildProcess {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String MAIN = "dev.slipway.sandbox.pipeline.PipelineRunner";

    private final Process process;

    private BuildProcess(Process process) {
        this.process = process;
    }

    /** Returns the class path of the compiled runner; a clear error when it was not built. */
    static String classPath(Path runnerModule) {
        Path classes = runnerModule.resolve("target/classes");
        Path libraries = runnerModule.resolve("target/classpath.txt");
        if (!Files.isDirectory(classes) || !Files.isRegularFile(libraries)) {
            throw new IllegalStateException(
                    "The pipeline runner is not compiled: %s or %s is missing. Compile the whole project first (mvn compile)."
                            .formatted(classes, libraries));
        }
        try {
            return classes.toAbsolutePath() + ":" + Files.readString(libraries).strip();
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    /** Starts the JVM and hands the request over; errors of the JVM itself go to the file given. */
    static BuildProcess start(String classPath, Object request, Path errors) throws IOException {
        Process process = command(classPath)
                .redirectError(ProcessBuilder.Redirect.appendTo(errors.toFile()))
                .start();
        BuildProcess build = new BuildProcess(process);
        build.write(JSON.writeValueAsString(request));
        return build;
    }

    /** Checks a Jenkinsfile by the runner's linter and returns its findings. */
    static String validate(String classPath, String jenkinsfile) throws IOException {
        Process process = command(classPath, "validate")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (OutputStream in = process.getOutputStream()) {
            in.write(jenkinsfile.getBytes(StandardCharsets.UTF_8));
        }
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static ProcessBuilder command(String classPath, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classPath,
                MAIN));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command);
    }

    /** Passes on what the build tells until it ends. */
    void follow(Consumer<JsonNode> listener) throws IOException {
        try (BufferedReader out = this.process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                if (line.startsWith("{")) {
                    listener.accept(JSON.readTree(line));
                }
            }
        }
    }

    /** Asks the build to stop. */
    void stop(String reason) throws IOException {
        write("stop " + reason);
    }

    /** Lets go of the build, which then stops by itself; ends it by force when it does not. */
    void letGo(long seconds) {
        try {
            this.process.getOutputStream().close();
            if (this.process.waitFor(seconds, TimeUnit.SECONDS)) {
                return;
            }
        } catch (IOException ex) {
            // It has closed the line already: it is about to end.
            this.process.destroy();
        } catch (InterruptedException ex) {
            Thread.currentThread().interrupt();
        }
        this.process.descendants().forEach(ProcessHandle::destroyForcibly);
        this.process.destroyForcibly();
    }

    private synchronized void write(String line) throws IOException {
        OutputStream in = this.process.getOutputStream();
        in.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        in.flush();
    }
}
