package dev.slipway.sandbox.jenkins;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.portal.ci.AppJobs;
import dev.slipway.portal.ci.jenkins.JenkinsBuildServer;
import dev.slipway.portal.ci.jenkins.JenkinsProperties;
import dev.slipway.sandbox.github.GitHubServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The sandbox's Jenkins and the sandbox's GitHub together: an App that checks out, signed webhooks, statuses. */
class GitHubBuildsTests {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String JENKINSFILE = "node { checkout scm; sh 'ls; git log --oneline' }\n";
    private static final String JOB = "/job/shop/job/build/job/";

    @TempDir
    Path folder;

    private GitHubServer gitHub;
    private JenkinsServer server;
    private JenkinsClientFixture jenkins;
    private JenkinsBuildServer builds;
    private GitRepositoryFixture code;

    @BeforeEach
    void start() throws Exception {
        this.gitHub = GitHubServer.start(0, this.folder.resolve("github"));
        this.server = JenkinsServer.start(
                0,
                this.folder.resolve("jenkins"),
                JenkinsClientFixture.quickSettings()
                        .withWebhookSecret("hook-secret")
                        .withCredentials(List.of(Credential.gitHubApp(
                                "github-app",
                                "1001",
                                Files.readString(this.gitHub.appKey()),
                                this.gitHub.api(),
                                "acme"))));
        this.jenkins = new JenkinsClientFixture(this.server.address());
        this.builds = new JenkinsBuildServer(new JenkinsProperties(
                this.server.address(),
                JenkinsSettings.PORTAL_USER,
                JenkinsSettings.PORTAL_TOKEN,
                "slipway@1",
                this.gitHub.api(),
                "github-app",
                Duration.ofSeconds(10),
                4));
        send("POST", "/orgs/acme/repos", "{\"name\":\"shop\",\"private\":true}");
        send(
                "POST",
                "/repos/acme/shop/hooks",
                "{\"name\":\"web\",\"events\":[\"push\",\"pull_request\"],\"config\":{\"url\":\"%s\",\"content_type\":\"json\",\"secret\":\"hook-secret\"}}"
                        .formatted(this.builds.webhookAddress()));
        this.code = new GitRepositoryFixture(
                this.folder,
                this.gitHub.address().toString().replace("http://", "http://ada:ada-token@") + "/acme/shop.git");
    }

    @AfterEach
    void stop() {
        this.builds.close();
        this.server.close();
        this.gitHub.close();
    }

    private JsonNode send(String method, String path, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(this.gitHub.api() + path))
                .header("Authorization", "Bearer ada-token")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> response = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).as(response.body()).isLessThan(300);
        return JSON.readTree(response.body());
    }

    private void createJobs() {
        this.builds
                .upsertJobs(new AppJobs(
                        "shop",
                        "slipway:shop:run-1",
                        "shop",
                        URI.create(this.gitHub.address() + "/acme/shop.git"),
                        "acme",
                        "shop",
                        "t",
                        URI.create("http://portal")))
                .block();
    }

    private String state(String commit, String context) {
        try {
            for (JsonNode status : send("GET", "/repos/acme/shop/commits/" + commit + "/status", "")
                    .path("statuses")) {
                if (status.path("context").asString("").equals(context)) {
                    return status.path("state").asString("");
                }
            }
            return "";
        } catch (IOException | InterruptedException ex) {
            throw new IllegalStateException(ex);
        }
    }

    @Test
    void aPushIsBuiltOnceAndItsStatusIsTold() throws Exception {
        String first = this.code.commit("main", "Jenkinsfile", JENKINSFILE);
        createJobs();
        this.builds.enableAndScan("shop").block();
        this.jenkins.ended(JOB + "main/1");

        String second = this.code.commit("main", "note", "more");

        assertThat(this.jenkins.ended(JOB + "main/2").path("result").asString())
                .as(this.jenkins.text(JOB + "main/2/consoleText"))
                .isEqualTo("SUCCESS");
        JenkinsClientFixture.await(() -> state(second, "continuous-integration/jenkins/branch"), "success"::equals);
        assertThat(state(first, "continuous-integration/jenkins/branch")).isEqualTo("success");
        assertThat(this.jenkins.json(JOB + "main/api/json").path("builds")).hasSize(2);
    }

    @Test
    void aPullRequestIsBuiltMergedWithTheStatusThatProtectsItsTarget() throws Exception {
        this.code.commit("main", "Jenkinsfile", JENKINSFILE);
        createJobs();
        this.builds.enableAndScan("shop").block();
        this.jenkins.ended(JOB + "main/1");
        String head = this.code.commit("topic", "topic.txt", "new");

        send("POST", "/repos/acme/shop/pulls", "{\"title\":\"Topic\",\"head\":\"topic\",\"base\":\"main\"}");

        assertThat(this.jenkins.ended(JOB + "PR-1/1").path("result").asString())
                .as(this.jenkins.text(JOB + "PR-1/1/consoleText"))
                .isEqualTo("SUCCESS");
        JenkinsClientFixture.await(() -> state(head, AppJobs.REQUIRED_STATUS), "success"::equals);
    }
}
