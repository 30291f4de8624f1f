package dev.slipway.sandbox.jenkins;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The real shared library in real builds, with a portal and a {@code mvn} that do as they are told. */
class SharedLibraryTests {

    private static final String DIGEST = "sha256:" + "b".repeat(64);
    private static final String JENKINSFILE = "@Library('slipway@1') _\n\nslipwayApp(app: 'parking')\n";
    private static final String BUILD = "/job/parking/job/build/job/main/1";
    private static final String FOLDER =
            "<com.cloudbees.hudson.plugins.folder.Folder><description>d</description></com.cloudbees.hudson.plugins.folder.Folder>";
    private static final String TOKEN =
            "<org.jenkinsci.plugins.plaincredentials.impl.StringCredentialsImpl><scope>GLOBAL</scope><id>slipway-token</id><description>d</description><secret>tok3n-of-parking</secret></org.jenkinsci.plugins.plaincredentials.impl.StringCredentialsImpl>";

    @TempDir
    Path folder;

    private PortalStub portal;
    private GitRepositoryFixture repository;
    private JenkinsServer server;
    private JenkinsClientFixture jenkins;

    @BeforeEach
    void start() throws Exception {
        this.portal = new PortalStub();
        this.repository = new GitRepositoryFixture(this.folder);
        this.repository.commit("main", "Jenkinsfile", JENKINSFILE);
        Path tools = Files.createDirectories(this.folder.resolve("bin"));
        Path mvn = Files.writeString(tools.resolve("mvn"), """
                #!/bin/sh
                echo "mvn $*"
                mkdir -p target/surefire-reports
                case "$*" in
                  *jib:build*) cat "$DOCKER_CONFIG/config.json" > /dev/null && echo %s > target/jib-image.digest ;;
                  *cyclonedx*) echo '{"bomFormat":"CycloneDX"}' > target/bom.json ;;
                  *) . ./test.sh ;;
                esac
                """.formatted(DIGEST));
        Files.setPosixFilePermissions(mvn, PosixFilePermissions.fromString("rwxr-xr-x"));
        this.server = JenkinsServer.start(
                0,
                this.folder.resolve("jenkins"),
                JenkinsClientFixture.quickSettings()
                        .withLibrary("slipway", JenkinsClientFixture.sharedLibrary())
                        .withVariables(Map.of(
                                "SLIPWAY_URL",
                                this.portal.address().toString(),
                                "PATH",
                                tools + ":" + System.getenv("PATH"))));
        this.jenkins = new JenkinsClientFixture(this.server.address());
    }

    @AfterEach
    void stop() {
        this.server.close();
        this.portal.close();
    }

    /** Pushes what the fake Maven does for a test, and starts the build. */
    private void build(String test) throws IOException, InterruptedException {
        this.repository.commit("main", "test.sh", test);
        this.jenkins.post("/createItem?name=parking", FOLDER);
        this.jenkins.post("/job/parking/credentials/store/folder/domain/_/createCredentials", TOKEN);
        this.jenkins.post(
                "/job/parking/createItem?name=build", JenkinsClientFixture.multibranch(this.repository.address()));
    }

    private static String report(String failure) {
        return "echo '<testsuite name=\"s\"><testcase classname=\"app.Greeting\" name=\"greets\">" + failure
                + "</testcase></testsuite>' > target/surefire-reports/TEST-s.xml\n";
    }

    private String log() {
        return this.jenkins.text(BUILD + "/consoleText");
    }

    @Test
    void aGreenBuildIsPublishedAndDeployed() throws Exception {
        build(report(""));

        JsonNode build = this.jenkins.ended(BUILD);

        assertThat(build.path("result").asString()).as(log()).isEqualTo("SUCCESS");
        assertThat(log())
                .contains("jib:build", "Deployment d1 to test succeeded.")
                .doesNotContain("tok3n-of-parking", "push-secret");
        assertThat(this.portal.deployment().path("digest").asString()).isEqualTo(DIGEST);
        assertThat(this.portal.eventTypes())
                .containsExactly(
                        "pipelinerun.started",
                        "build.started",
                        "testsuiterun.finished",
                        "build.finished",
                        "artifact.published",
                        "pipelinerun.finished success");
        assertThat(this.jenkins.json(BUILD + "/wfapi/describe").path("stages"))
                .extracting((stage) -> stage.path("name").asString() + " "
                        + stage.path("status").asString())
                .containsExactly(
                        "Checkout SUCCESS",
                        "Build and test SUCCESS",
                        "List the contents SUCCESS",
                        "Publish the image SUCCESS",
                        "Scan the image SUCCESS",
                        "Deploy to test SUCCESS");
    }

    @Test
    void aFailingTestIsReportedAndNothingIsDeployed() throws Exception {
        build(report("<failure message=\"no greeting\"/>") + "exit 1\n");

        JsonNode build = this.jenkins.ended(BUILD);

        assertThat(build.path("result").asString()).isEqualTo("FAILURE");
        assertThat(this.jenkins.text(BUILD + "/testReport/api/json")).contains("no greeting");
        assertThat(this.portal.calls()).noneMatch((call) -> call.contains("deployments") || call.contains("login"));
        assertThat(this.portal.eventTypes()).last().isEqualTo("pipelinerun.finished failure");
    }

    @Test
    void aStepThatThrowsIsTold() throws Exception {
        this.portal.refuseDeployments("commit is behind what runs");
        build(report(""));

        JsonNode build = this.jenkins.ended(BUILD);

        assertThat(build.path("result").asString()).isEqualTo("FAILURE");
        assertThat(log()).contains("ERROR: Slipway: the portal answered 409: commit is behind what runs");
        assertThat(this.portal.eventTypes()).last().isEqualTo("pipelinerun.finished failure");
    }

    @Test
    void anImageWithABadFindingIsNotDeployed() throws Exception {
        this.portal.find("CVE-2021-44228", "CRITICAL");
        build(report(""));

        JsonNode build = this.jenkins.ended(BUILD);

        assertThat(build.path("result").asString()).isEqualTo("FAILURE");
        assertThat(log()).contains("1 findings of HIGH or worse", "CRITICAL CVE-2021-44228");
        assertThat(this.portal.deployments()).isZero();
        assertThat(build.path("description").asString("")).contains("not deployed");
    }

    @Test
    void aDeploymentThatFailsItsSmokeCheckMakesTheBuildRed() throws Exception {
        this.portal.failDeployments("/health answered 500");
        build(report(""));

        assertThat(this.jenkins.ended(BUILD).path("result").asString()).isEqualTo("FAILURE");
        assertThat(log()).contains("Deployment d1 to test failed: /health answered 500");
        assertThat(this.portal.eventTypes()).last().isEqualTo("pipelinerun.finished failure");
    }

    @Test
    void aPortalThatGoesDownInBetweenMakesNoSecondDeployment() throws Exception {
        this.portal.loseTheNextAnswer();
        build(report(""));

        assertThat(this.jenkins.ended(BUILD).path("result").asString())
                .as(log())
                .isEqualTo("SUCCESS");
        assertThat(this.portal.calls())
                .filteredOn((call) -> call.equals("POST /api/v1/apps/parking/deployments"))
                .hasSize(2);
        assertThat(this.portal.deployments()).isEqualTo(1);
    }

    @Test
    void checksRunBesideTheBuildAndOldBuildsAreForgotten() throws Exception {
        this.repository.commit(
                "main",
                "Jenkinsfile",
                "@Library('slipway@1') _\nslipwayApp(app: 'parking', keepBuilds: 1, deploy: false, checks: [Style: 'test ! -e .git && ls && . ./test.sh'])\n");
        build("mkdir -p target/surefire-reports\n" + report(""));

        assertThat(this.jenkins.ended(BUILD).path("result").asString())
                .as(log())
                .isEqualTo("SUCCESS");
        assertThat(this.jenkins
                        .json(BUILD + "/testReport/api/json")
                        .path("passCount")
                        .asInt(0))
                .isEqualTo(2);

        this.jenkins.post("/job/parking/job/build/job/main/build");
        this.jenkins.ended("/job/parking/job/build/job/main/2");
        JenkinsClientFixture.await(
                () -> this.jenkins.json("/job/parking/job/build/job/main/api/json?tree=builds[number]"),
                (json) -> json.path("builds").size() == 1);
    }

    @Test
    void anAbortedBuildIsToldAndLeavesNoProcess() throws Exception {
        Path sign = this.folder.resolve("sign");
        build("echo $$ > " + sign + ".part; mv " + sign + ".part " + sign + "; sleep 600\n");
        JenkinsClientFixture.await(() -> Files.exists(sign), (there) -> there);

        this.jenkins.post(BUILD + "/stop");

        assertThat(this.jenkins.ended(BUILD).path("result").asString()).isEqualTo("ABORTED");
        assertThat(this.portal.eventTypes()).last().isEqualTo("pipelinerun.finished cancel");
        List<String> pid = Files.readAllLines(sign);
        assertThat(Path.of("/proc", pid.get(0), "cmdline"))
                .satisfiesAnyOf(
                        (path) -> assertThat(path).doesNotExist(),
                        (path) -> assertThat(path).isEmptyFile());
    }

    @Test
    void anotherBranchIsBuiltAndNotDeployed() throws Exception {
        this.repository.commit("main", "test.sh", report(""));
        this.repository.commit("topic", "note", "x");
        build(report("") + "true\n");

        JsonNode build = this.jenkins.ended("/job/parking/job/build/job/topic/1");

        assertThat(build.path("result").asString()).isEqualTo("SUCCESS");
        assertThat(this.jenkins.text("/job/parking/job/build/job/topic/1/consoleText"))
                .doesNotContain("jib:build");
    }

    @Test
    void anImageThatIsBuiltAlreadyCanBeDeployed() throws Exception {
        this.jenkins.post("/createItem?name=parking", FOLDER);
        this.jenkins.post("/job/parking/credentials/store/folder/domain/_/createCredentials", TOKEN);
        this.jenkins.post(
                "/job/parking/createItem?name=deploy",
                JenkinsClientFixture.pipeline(
                        "@Library('slipway@1') _\nslipwayDeploy(app: 'parking', environment: 'test', digest: '" + DIGEST
                                + "', commit: 'c0ffee')"));

        this.jenkins.post("/job/parking/job/deploy/build");

        assertThat(this.jenkins
                        .ended("/job/parking/job/deploy/1")
                        .path("result")
                        .asString())
                .as(this.jenkins.text("/job/parking/job/deploy/1/consoleText"))
                .isEqualTo("SUCCESS");
        assertThat(this.portal.deployment().path("commit").asString()).isEqualTo("c0ffee");
    }
}
