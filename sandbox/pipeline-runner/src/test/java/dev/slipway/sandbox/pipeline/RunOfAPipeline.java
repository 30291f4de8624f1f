package dev.slipway.sandbox.pipeline;

import dev.slipway.sandbox.pipeline.BuildRequest.Credential;
import dev.slipway.sandbox.pipeline.BuildRequest.SharedLibrary;
import dev.slipway.sandbox.pipeline.BuildRequest.Source;
import dev.slipway.sandbox.pipeline.step.AllSteps;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;
import org.jspecify.annotations.Nullable;

/** Runs pipelines in this JVM and shows what came of them. */
final class RunOfAPipeline {

    private final Path folder;
    private final Map<String, String> environment = new TreeMap<>();
    private final Map<String, Object> parameters = new HashMap<>();
    private final Map<String, Credential> credentials = new HashMap<>();
    private final Map<String, SharedLibrary> libraries = new HashMap<>();
    private final ByteArrayOutputStream events = new ByteArrayOutputStream();
    private @Nullable Source source;
    private @Nullable String previousResult;
    private @Nullable Result result;

    RunOfAPipeline(Path folder) {
        this.folder = folder;
        this.environment.put("BUILD_NUMBER", "7");
        this.environment.put("JENKINS_NODE_COOKIE", "test-" + folder.getFileName() + "-7");
    }

    RunOfAPipeline variable(String name, String value) {
        this.environment.put(name, value);
        return this;
    }

    RunOfAPipeline parameter(String name, Object value) {
        this.parameters.put(name, value);
        return this;
    }

    RunOfAPipeline credential(String id, @Nullable String user, String secret) {
        this.credentials.put(id, new Credential(user, secret));
        return this;
    }

    RunOfAPipeline library(String name, Path place) {
        this.libraries.put(name, new SharedLibrary(place, "1"));
        return this;
    }

    RunOfAPipeline source(Source from) {
        this.source = from;
        return this;
    }

    RunOfAPipeline after(String resultBefore) {
        this.previousResult = resultBefore;
        return this;
    }

    RunOfAPipeline run(String script) {
        return run(script, () -> false);
    }

    /** Runs a pipeline and stops it as soon as the log or the workspace shows what is waited for. */
    RunOfAPipeline run(String script, BooleanSupplier stopWhen) {
        BuildRequest request = new BuildRequest(
                script,
                "Jenkinsfile",
                workspace(),
                this.folder,
                this.environment,
                this.parameters,
                this.source,
                this.credentials,
                this.libraries,
                this.previousResult);
        try (BuildLog log = new BuildLog(this.folder.resolve("log"))) {
            Build build = new Build(
                    request,
                    log,
                    new BuildEvents(new PrintStream(this.events, true, StandardCharsets.UTF_8)),
                    new Steps(AllSteps.families()),
                    new Libraries(this.libraries, log));
            CompletableFuture<Result> outcome = new CompletableFuture<>();
            Thread runner = new Thread(() -> {
                Worker worker = new Worker(Thread.currentThread());
                Thread watch = new Thread(() -> {
                    while (!outcome.isDone()) {
                        if (stopWhen.getAsBoolean()) {
                            worker.interrupt(new FlowInterruptedException("Aborted by admin"));
                            return;
                        }
                        Thread.onSpinWait();
                    }
                });
                watch.setDaemon(true);
                watch.start();
                outcome.complete(new BuildRun(build, worker).run());
            });
            runner.start();
            this.result = outcome.join();
            runner.join();
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        } catch (InterruptedException ex) {
            throw new IllegalStateException(ex);
        }
        return this;
    }

    Path workspace() {
        return this.folder.resolve("workspace");
    }

    @Nullable
    Result result() {
        return this.result;
    }

    String events() {
        return this.events.toString(StandardCharsets.UTF_8);
    }

    String log() {
        try {
            Path log = this.folder.resolve("log");
            return Files.exists(log) ? Files.readString(log) : "";
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }
}
