package dev.slipway.sandbox.jenkins;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Speaks HTTP with a Jenkins, and waits for what takes time there. */
final class JenkinsClientFixture {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final URI address;

    JenkinsClientFixture(URI address) {
        this.address = address;
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
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(this.address + path.replace("{", "%7B").replace("}", "%7D")))
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        if (login != null) {
            request.header(
                    "Authorization",
                    "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8)));
        }
        if (contentType != null) {
            request.header("Content-Type", contentType);
        }
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> post(String path, String xml) throws IOException, InterruptedException {
        return send("POST", path, token(), "application/xml", xml);
    }

    HttpResponse<String> post(String path) throws IOException, InterruptedException {
        return send("POST", path, token(), null, null);
    }

    JsonNode json(String path) {
        HttpResponse<String> response = get(path);
        return response.statusCode() == 200 ? JSON.readTree(response.body()) : JSON.createObjectNode();
    }

    String text(String path) {
        return get(path).body();
    }

    private HttpResponse<String> get(String path) {
        try {
            return send("GET", path, token(), null, null);
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        } catch (InterruptedException ex) {
            throw new IllegalStateException(ex);
        }
    }

    private static String token() {
        return "admin:admin-token-of-jenkins";
    }

    /** Waits until a build has ended and returns its record. */
    JsonNode ended(String build) {
        return await(
                () -> json(build + "/api/json"),
                (json) -> json.has("building") && !json.path("building").asBoolean(true));
    }

    /** Asks again until the answer is as wanted, at most 40 seconds. */
    static <T> T await(Supplier<T> ask, Predicate<T> wanted) {
        Instant end = Instant.now().plusSeconds(40);
        T last = ask.get();
        while (!wanted.test(last)) {
            if (Instant.now().isAfter(end)) {
                throw new AssertionError("Not in time; the last answer was " + last);
            }
            LockSupport.parkNanos(Duration.ofMillis(25).toNanos());
            last = ask.get();
        }
        return last;
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
