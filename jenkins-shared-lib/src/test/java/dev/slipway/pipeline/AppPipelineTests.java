package dev.slipway.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AppPipelineTests {

    private static final String APP = "/api/v1/apps/parking/";
    private static final String SCAN = APP + "images/sha256:" + "a".repeat(64) + "/scan";

    private PortalStub portal;
    private RecordedPipeline pipeline;

    @BeforeEach
    void start() throws IOException {
        this.portal = new PortalStub()
                .answer(
                        "POST " + APP + "registry-login",
                        200,
                        Map.of("registry", "localhost:5000", "user", "AWS", "password", "push-secret"))
                .answer("GET " + SCAN, 200, scan(List.of()))
                .answer("POST " + APP + "deployments", 202, Map.of("id", "d1", "state", "queued"))
                .answer("GET /api/v1/deployments/d1", 200, Map.of("id", "d1", "state", "running"))
                .answer("GET /api/v1/deployments/d1", 200, Map.of("id", "d1", "state", "succeeded"));
        this.pipeline = new RecordedPipeline().variable("SLIPWAY_URL", this.portal.address());
    }

    @AfterEach
    void stop() {
        this.portal.close();
    }

    private void run() {
        run(Map.of("app", "parking"));
    }

    private void run(Map<String, Object> options) {
        Library.run("AppPipeline", this.pipeline, options);
    }

    private static Map<String, Object> scan(List<Map<String, String>> findings) {
        return Map.of("state", "complete", "findings", findings);
    }

    private List<Object> eventTypes() {
        return this.portal.events().stream()
                .map((event) -> event.get("type").toString().replaceFirst("dev.cdevents.(.*).0.3.0", "$1"))
                .map(Object.class::cast)
                .toList();
    }

    @Test
    void deploysTheMainBranchAndTellsAboutIt() {
        run();

        assertThat(this.portal.requests())
                .filteredOn((request) -> request.call().endsWith("/deployments"))
                .singleElement()
                .satisfies((request) -> {
                    assertThat(request.authorization()).isEqualTo("Bearer token-of-parking");
                    assertThat(request.key()).isNotBlank();
                    assertThat(request.json())
                            .containsEntry("environment", "test")
                            .containsEntry("commit", "c0ffee")
                            .containsEntry("digest", "sha256:" + "a".repeat(64));
                });
        assertThat(eventTypes())
                .containsExactly(
                        "pipelinerun.started",
                        "build.started",
                        "testsuiterun.finished",
                        "build.finished",
                        "artifact.published",
                        "pipelinerun.finished");
        assertThat(this.portal.events()).last().asString().contains("success");
    }

    @Test
    void buildsOtherBranchesWithoutPublishing() {
        this.pipeline.variable("BRANCH_NAME", "topic");

        run();

        assertThat(this.portal.calls()).allMatch((call) -> call.endsWith("/events"));
        assertThat(this.pipeline.calls()).anyMatch((call) -> call.contains("mvn -B -ntp verify"));
    }

    @Test
    void keepsThePasswordOffTheCommandLine() {
        run();

        String login = Base64.getEncoder().encodeToString("AWS:push-secret".getBytes(StandardCharsets.UTF_8));
        assertThat(this.pipeline.calls())
                .filteredOn((call) -> call.contains("push-secret") || call.contains(login))
                .singleElement()
                .asString()
                .startsWith("writeFile");
        assertThat(this.pipeline.calls()).anyMatch((call) -> call.startsWith("deleteDir"));
    }

    @Test
    void publishesTestsAndEndsRedWhenTheBuildFails() {
        this.pipeline
                .answer("sh", (args) -> {
                    throw new IllegalStateException("script returned exit code 1");
                })
                .answer("junit", (args) -> Map.of("totalCount", 3, "failCount", 1));

        assertThatThrownBy(this::run).hasMessageContaining("exit code 1");

        assertThat(eventTypes())
                .containsExactly(
                        "pipelinerun.started",
                        "build.started",
                        "testsuiterun.finished",
                        "build.finished",
                        "pipelinerun.finished");
        assertThat(this.portal.events().get(2)).asString().contains("1 of 3 tests failed");
        assertThat(this.portal.events()).last().asString().contains("outcome=failure");
    }

    @Test
    void tellsOfAnAbortedBuild() {
        this.pipeline.answer("sh", (args) -> {
            throw new org.codehaus.groovy.runtime.InvokerInvocationException(new InterruptedException("Aborted"));
        });

        assertThatThrownBy(this::run);

        assertThat(this.portal.events()).last().asString().contains("outcome=cancel");
    }

    @Test
    void failsWithThePortalsReasonAndTheLogsTail() {
        this.portal.answerOnly(
                "GET /api/v1/deployments/d1",
                200,
                Map.of("id", "d1", "state", "failed", "reason", "did not answer", "logTail", List.of("boom", "bye")));

        assertThatThrownBy(this::run).hasMessageContaining("did not answer").hasMessageContaining("boom\nbye");
    }

    @Test
    void triesAgainWhenThePortalIsBusy() {
        this.portal
                .answerOnly("POST " + APP + "registry-login", 503, Map.of("detail", "busy"))
                .answer(
                        "POST " + APP + "registry-login",
                        200,
                        Map.of("registry", "localhost:5000", "user", "AWS", "password", "push-secret"));

        run();

        assertThat(this.pipeline.calls()).anyMatch((call) -> call.contains("answered 503: busy Trying again in 5 s"));
        assertThat(this.portal.calls()).contains("GET /api/v1/deployments/d1");
    }

    @Test
    void takesARefusalForAnAnswer() {
        this.portal.answerOnly("POST " + APP + "registry-login", 403, Map.of("detail", "not yours"));

        assertThatThrownBy(this::run).hasMessageContaining("the portal answered 403: not yours");

        assertThat(this.portal.calls()).containsOnlyOnce("POST " + APP + "registry-login");
    }

    @Test
    void anEventThatIsNotTakenFailsNothing() {
        this.portal.answer("POST " + APP + "events", 500, Map.of("detail", "history is down"));

        run();

        assertThat(this.pipeline.calls())
                .anyMatch((call) -> call.contains("was not taken") && call.contains("history"));
    }

    @Test
    void runsChecksBesideTheBuildEachInItsOwnCopy() {
        run(Map.of("app", "parking", "checks", Map.of("Style", "./style")));

        assertThat(this.pipeline.calls())
                .contains("dir /work@tmp/check-0", "unstash slipway-source")
                .anyMatch((call) -> call.startsWith("sh") && call.contains("script=./style"))
                .anyMatch((call) -> call.startsWith("parallel"));
        assertThat(this.portal.events())
                .filteredOn((event) -> event.toString().contains("testsuiterun"))
                .hasSize(1);
    }

    @Test
    void holdsAnImageBackInWhichTheScanFoundTooMuch() {
        this.portal.answerOnly(
                "GET " + SCAN,
                200,
                scan(List.of(
                        Map.of("name", "CVE-1", "severity", "HIGH", "component", "log4j", "version", "2.14.1"),
                        Map.of("name", "CVE-2", "severity", "LOW"))));

        assertThatThrownBy(this::run)
                .hasMessageContaining("1 findings of HIGH or worse")
                .hasMessageContaining("HIGH CVE-1 in log4j 2.14.1")
                .hasMessageNotContaining("CVE-2");

        assertThat(this.portal.calls()).noneMatch((call) -> call.endsWith("/deployments"));
    }

    @Test
    void letsPassWhatIsBelowTheThreshold() {
        this.portal.answerOnly("GET " + SCAN, 200, scan(List.of(Map.of("name", "CVE-2", "severity", "HIGH"))));

        run(Map.of("app", "parking", "scanThreshold", "CRITICAL"));

        assertThat(this.portal.calls()).contains("POST " + APP + "deployments");
    }

    @Test
    void waitsForTheScan() {
        this.portal
                .answerOnly("GET " + SCAN, 200, Map.of("state", "pending", "findings", List.of()))
                .answer("GET " + SCAN, 200, scan(List.of()));

        run();

        assertThat(this.portal.calls()).filteredOn(("GET " + SCAN)::equals).hasSize(2);
    }

    @Test
    void anImageThatCannotBeScannedPassesOnlyWithoutAGate() {
        this.portal.answerOnly(
                "GET " + SCAN, 200, Map.of("state", "failed", "reason", "unsupported image", "findings", List.of()));

        assertThatThrownBy(this::run).hasMessageContaining("could not scan the image: unsupported image");
        run(Map.of("app", "parking", "scanThreshold", "NONE"));

        assertThat(this.portal.calls()).contains("POST " + APP + "deployments");
    }

    @Test
    void holdsNoAgentWhileItIsScannedAndDeployed() {
        run();

        assertThat(this.pipeline.calls()).startsWith("logRotator {numToKeepStr=30, artifactNumToKeepStr=30}");
        assertThat(this.pipeline.openBlocks("stage Deploy to test")).noneMatch((block) -> block.startsWith("node"));
        assertThat(this.pipeline.openBlocks("stage Publish the image")).anyMatch((block) -> block.startsWith("node"));
    }

    @Test
    void tellsOfACheckoutThatFailsAfterAllTries() {
        this.pipeline.answer("checkout", (args) -> {
            throw new IllegalStateException("no route to host");
        });

        assertThatThrownBy(this::run).hasMessageContaining("no route");

        assertThat(eventTypes()).containsExactly("pipelinerun.finished");
        assertThat(this.pipeline.description()).isEqualTo("no route to host");
    }

    @Test
    void mailsWhenTheBuildIsGreenAgain() {
        this.pipeline.after("FAILURE");

        run(Map.of("app", "parking", "mail", "team@acme.example"));

        assertThat(this.pipeline.calls())
                .anyMatch((call) -> call.startsWith("mail ") && call.contains("team@acme.example"));
        assertThat(this.pipeline.description()).asString().endsWith("runs in test");
    }

    @Test
    void aPortalThatComesBackIsAskedForTheSameDeployment() {
        this.portal
                .answerOnly("POST " + APP + "deployments", 503, Map.of("detail", "restarting"))
                .answer("POST " + APP + "deployments", 202, Map.of("id", "d1", "state", "running"));

        run();

        assertThat(this.portal.requests())
                .filteredOn((request) -> request.call().endsWith("/deployments"))
                .extracting(PortalStub.Request::key)
                .hasSize(2)
                .doesNotContainNull()
                .containsOnly(this.portal.requests().stream()
                        .filter((request) -> request.call().endsWith("/deployments"))
                        .findFirst()
                        .orElseThrow()
                        .key());
    }
}
