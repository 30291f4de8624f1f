package dev.slipway.sandbox.jenkins;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class JenkinsServerTests {

    private static final String FOLDER =
            "<com.cloudbees.hudson.plugins.folder.Folder><description>d</description></com.cloudbees.hudson.plugins.folder.Folder>";
    private static final String JENKINSFILE = """
            pipeline {
              agent any
              stages {
                stage('Test') { steps { sh 'echo "commit $GIT_COMMIT of $BRANCH_NAME on $PORTAL"; cat note' } }
              }
            }
            """;

    @TempDir
    Path folder;

    private JenkinsServer server;
    private JenkinsClientFixture jenkins;

    @BeforeEach
    void start() {
        this.server = open();
        this.jenkins = new JenkinsClientFixture(this.server.address());
    }

    @AfterEach
    void stop() {
        this.server.close();
    }

    private JenkinsServer open() {
        return JenkinsServer.start(
                0,
                this.folder.resolve("jenkins"),
                JenkinsClientFixture.quickSettings().withVariables(Map.of("PORTAL", "http://portal")));
    }

    @Test
    void buildsEachBranchOfAMultibranchProject() throws Exception {
        GitRepositoryFixture repository = new GitRepositoryFixture(this.folder);
        repository.commit("main", "note", "from main");
        String main = repository.commit("main", "Jenkinsfile", JENKINSFILE);
        repository.commit("feature/x", "note", "from x");
        this.jenkins.post("/createItem?name=app", FOLDER);

        this.jenkins.post("/job/app/createItem?name=build", JenkinsClientFixture.multibranch(repository.address()));

        JsonNode build = this.jenkins.ended("/job/app/job/build/job/main/1");
        assertThat(build.path("result").asString()).isEqualTo("SUCCESS");
        assertThat(this.jenkins.text("/job/app/job/build/job/main/1/consoleText"))
                .contains("commit %s of main on http://portal".formatted(main), "from main", "Finished: SUCCESS");
        this.jenkins.ended("/job/app/job/build/job/feature%252Fx/1");
        assertThat(this.jenkins.text("/job/app/job/build/job/feature%252Fx/1/consoleText"))
                .contains("from x");
    }

    @Test
    void neverBuildsACommitTwice() throws Exception {
        GitRepositoryFixture repository = new GitRepositoryFixture(this.folder);
        repository.commit("main", "Jenkinsfile", "echo 'one'");
        this.jenkins.post("/createItem?name=b", JenkinsClientFixture.multibranch(repository.address()));
        this.jenkins.post("/job/b/build?delay=0");
        this.jenkins.ended("/job/b/job/main/1");
        this.jenkins.post("/job/b/build?delay=0");
        repository.commit("main", "Jenkinsfile", "echo 'two'");
        this.jenkins.post("/job/b/build?delay=0");

        this.jenkins.ended("/job/b/job/main/2");

        assertThat(this.jenkins.json("/job/b/job/main/api/json").path("builds")).hasSize(2);
    }

    @Test
    void aDisabledProjectIsNotScanned() throws Exception {
        GitRepositoryFixture repository = new GitRepositoryFixture(this.folder);
        repository.commit("main", "Jenkinsfile", "echo 'one'");
        String config = JenkinsClientFixture.multibranch(repository.address())
                .replace("</org.", "<disabled>true</disabled></org.");
        this.jenkins.post("/createItem?name=b", config);

        assertThat(this.jenkins.post("/job/b/build?delay=0").statusCode()).isEqualTo(500);
        assertThat(this.jenkins.json("/job/b/api/json").path("jobs")).isEmpty();

        this.jenkins.post("/job/b/enable");
        assertThat(this.jenkins.post("/job/b/build?delay=0").statusCode()).isEqualTo(302);
        assertThat(this.jenkins.ended("/job/b/job/main/1").path("result").asString())
                .isEqualTo("SUCCESS");
    }

    @Test
    void aRunningBuildIsAbortedByARestart() throws Exception {
        Path sign = this.folder.resolve("sign");
        this.jenkins.post(
                "/createItem?name=long", JenkinsClientFixture.pipeline("node { sh 'touch " + sign + "; sleep 600' }"));
        this.jenkins.post("/job/long/build");
        JenkinsClientFixture.await(() -> Files.exists(sign), (there) -> there);

        this.server.close();
        this.server = open();
        this.jenkins = new JenkinsClientFixture(this.server.address());

        assertThat(this.jenkins.ended("/job/long/1").path("result").asString()).isEqualTo("ABORTED");
        assertThat(this.jenkins.text("/job/long/1/consoleText")).contains("Finished: ABORTED");
        this.jenkins.post("/createItem?name=short", JenkinsClientFixture.pipeline("echo 'again'"));
        this.jenkins.post("/job/short/build");
        assertThat(this.jenkins.ended("/job/short/1").path("result").asString()).isEqualTo("SUCCESS");
    }

    @Test
    void whatWaitsInTheQueueSurvivesARestart() throws Exception {
        this.server.close();
        this.server = JenkinsServer.start(
                0,
                this.folder.resolve("jenkins"),
                JenkinsClientFixture.quickSettings().withQuietPeriod(Duration.ofHours(1)));
        this.jenkins = new JenkinsClientFixture(this.server.address());
        this.jenkins.post("/createItem?name=job", JenkinsClientFixture.pipeline("echo 'x'"));
        this.jenkins.post("/job/job/build");

        this.server.close();
        this.server = open();
        this.jenkins = new JenkinsClientFixture(this.server.address());

        assertThat(this.jenkins.json("/queue/api/json").path("items")).hasSize(1);
    }

    @Test
    void stopsABuildOnRequest() throws Exception {
        Path sign = this.folder.resolve("sign");
        this.jenkins.post(
                "/createItem?name=long", JenkinsClientFixture.pipeline("node { sh 'touch " + sign + "; sleep 600' }"));
        this.jenkins.post("/job/long/build");
        JenkinsClientFixture.await(() -> Files.exists(sign), (there) -> there);

        this.jenkins.post("/job/long/1/stop");

        assertThat(this.jenkins.ended("/job/long/1").path("result").asString()).isEqualTo("ABORTED");
        assertThat(this.jenkins.text("/job/long/1/consoleText")).contains("Aborted by admin");
    }

    @Test
    void aBuildOfADeletedJobDoesNotTouchTheOneOfItsSuccessor() throws Exception {
        Path sign = this.folder.resolve("sign");
        this.jenkins.post(
                "/createItem?name=app", JenkinsClientFixture.pipeline("node { sh 'touch " + sign + "; sleep 600' }"));
        this.jenkins.post("/job/app/build");
        JenkinsClientFixture.await(() -> Files.exists(sign), (there) -> there);
        this.jenkins.post("/job/app/doDelete");

        this.jenkins.post("/createItem?name=app", JenkinsClientFixture.pipeline("node { sh 'echo anew; sleep 2' }"));
        this.jenkins.post("/job/app/build");

        assertThat(this.jenkins.ended("/job/app/1").path("result").asString()).isEqualTo("SUCCESS");
        assertThat(this.jenkins.text("/job/app/1/consoleText")).contains("anew");
    }

    @Test
    void endsABuildByForceThatTakesNoNotice() throws Exception {
        Path sign = this.folder.resolve("sign");
        this.jenkins.post(
                "/createItem?name=deaf",
                JenkinsClientFixture.pipeline(
                        "@NonCPS def spin() { new File('" + sign + "').text = 'here'; while (true) { } }\nspin()"));
        this.jenkins.post("/job/deaf/build");
        JenkinsClientFixture.await(() -> Files.exists(sign), (there) -> there);

        this.jenkins.post("/job/deaf/1/kill");

        assertThat(this.jenkins.ended("/job/deaf/1").path("result").asString()).isEqualTo("ABORTED");
    }

    @Test
    void showsABuildToPeople() throws Exception {
        this.jenkins.post("/createItem?name=job", JenkinsClientFixture.pipeline("echo '<b>bold</b>'"));
        this.jenkins.post("/job/job/build");
        this.jenkins.ended("/job/job/1");

        String page = this.jenkins.send("GET", "/job/job/1/", null, null, null).body();

        assertThat(page)
                .contains("&lt;b&gt;bold", "SUCCESS", "href=\"/job/job/\"")
                .doesNotContain("<b>bold");
    }

    @Test
    void takesOnlySignedDeliveries() throws Exception {
        this.server.close();
        this.server = JenkinsServer.start(
                0,
                this.folder.resolve("jenkins"),
                JenkinsClientFixture.quickSettings().withWebhookSecret("s"));
        this.jenkins = new JenkinsClientFixture(this.server.address());

        assertThat(this.jenkins
                        .send("POST", "/github-webhook/", null, "application/json", "{}")
                        .statusCode())
                .isEqualTo(400);
    }
}
