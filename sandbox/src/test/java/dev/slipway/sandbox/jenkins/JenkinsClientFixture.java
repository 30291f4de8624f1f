package dev.slipway.sandbox.jenkins;

import dev.slipway.sandbox.proof.contracts.JenkinsWire;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Speaks HTTP with a Jenkins, and waits for what takes time there. */
final class JenkinsClientFixture {

    private final JenkinsWire wire;

    JenkinsClientFixture(URI address) {
        this.wire = new JenkinsWire(address);
    }

    /** Returns the compiled runner beside this module. */
    static Path runnerModule() {
        Path here = Path.of("").toAbsolutePath();
        return Files.isDirectory(here.resolve("pipeline-runner"))
                ? here.resolve("pipeline-runner")
                : here.resolve("sandbox/pipeline-runner");
    }

    /** Returns the folder of the real shared library. */
    static Path sharedLibrary() {
        return runnerModule().resolve("../../jenkins-shared-lib").normalize();
    }

    static JenkinsSettings quickSettings() {
        return JenkinsSettings.of(runnerModule()).withQuietPeriod(Duration.ofMillis(50));
    }

    HttpResponse<String> send(
            String method, String path, @Nullable String login, @Nullable String contentType, @Nullable String body)
            throws IOException, InterruptedException {
        return this.wire.send(method, path, login, contentType, body);
    }

    HttpResponse<String> post(String path, String xml) throws IOException, InterruptedException {
        return send("POST", path, token(), "application/xml", xml);
    }

    HttpResponse<String> post(String path) throws IOException, InterruptedException {
        return send("POST", path, token(), null, null);
    }

    JsonNode json(String path) {
        return this.wire.json(path);
    }

    String text(String path) {
        return this.wire.text(path);
    }

    private static String token() {
        return JenkinsWire.TOKEN;
    }

    /** Waits until a build has ended and returns its record. */
    JsonNode ended(String build) {
        return this.wire.ended(build);
    }

    /** Asks again until the answer is as wanted, at most 40 seconds. */
    static <T> T await(Supplier<T> ask, Predicate<T> wanted) {
        return JenkinsWire.await(ask, wanted);
    }

    static String pipeline(String script) {
        return "<flow-definition><definition class=\"org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition\"><script>"
                + Xml.escape(script)
                + "</script><sandbox>true</sandbox></definition></flow-definition>";
    }

    static String multibranch(String remote) {
        return "<org.jenkinsci.plugins.workflow.multibranch.WorkflowMultiBranchProject><sources><data><jenkins.branch.BranchSource>"
                + "<source class=\"jenkins.plugins.git.GitSCMSource\"><remote>" + remote
                + "</remote></source></jenkins.branch.BranchSource></data></sources>"
                + "</org.jenkinsci.plugins.workflow.multibranch.WorkflowMultiBranchProject>";
    }
}
