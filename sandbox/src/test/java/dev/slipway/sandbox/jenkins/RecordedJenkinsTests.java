package dev.slipway.sandbox.jenkins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.slipway.portal.Conflict;
import dev.slipway.portal.ci.Build;
import dev.slipway.portal.ci.BuildServer;
import dev.slipway.portal.ci.jenkins.JenkinsBuildServer;
import dev.slipway.portal.ci.jenkins.JenkinsProperties;
import dev.slipway.sandbox.proof.contracts.Contracts;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The portal's adapter against the very words of a real Jenkins. */
class RecordedJenkinsTests {

    private static final String FOLDER = "/job/hello/api/json";

    private Path recording;
    private RecordedJenkins jenkins;
    private JenkinsBuildServer builds;

    @BeforeEach
    void start() throws Exception {
        assumeTrue(Contracts.find().isPresent(), "the contracts folder is not at hand");
        this.recording = Contracts.find().orElseThrow().file("jenkins/exchanges.json");
        this.jenkins = new RecordedJenkins(this.recording);
        this.builds = new JenkinsBuildServer(new JenkinsProperties(
                this.jenkins.address(),
                "slipway",
                "token",
                "slipway@1",
                URI.create("http://localhost:1/api/v3"),
                "github-app",
                Duration.ofSeconds(10),
                4));
    }

    @AfterEach
    void stop() {
        if (this.builds != null) {
            this.builds.close();
            this.jenkins.close();
        }
    }

    @Test
    void aFolderIsNoneBeforeItIsMadeAndThenReadWithDescriptionAndPage() {
        assertThat(this.builds.findFolder("hello").blockOptional()).isEmpty();

        BuildServer.Folder folder =
                Objects.requireNonNull(this.builds.findFolder("hello").block());

        assertThat(folder.description()).isEqualTo("Made by Slipway for app hello");
        assertThat(folder.page()).isEqualTo(URI.create(this.jenkins.address() + "/job/hello/"));
    }

    @Test
    void aFolderThatIsGoneIsNone() {
        this.jenkins.atTheEndOf("GET", FOLDER);

        assertThat(this.builds.findFolder("hello").blockOptional()).isEmpty();
    }

    @Test
    void aFolderWithoutOurMarkIsLeftAlone() {
        this.builds.findFolder("hello").block();

        assertThatThrownBy(() ->
                        this.builds.deleteFolder("hello", "slipway:hello:run-1").block())
                .isInstanceOf(Conflict.class);
    }

    @Test
    void aBuildIsFoundByItsCommitAndTellsItsFailedTests() throws Exception {
        Build build = Objects.requireNonNull(
                this.builds.findBuild("hello", "main", recordedCommit()).block());

        assertThat(build.number()).isEqualTo(1);
        assertThat(build.result()).isEqualTo(Build.Result.UNSTABLE);
        assertThat(build.failedTests()).containsExactly("c.bad");
    }

    @Test
    void aCommitThatWasNeverBuiltHasNoBuild() {
        assertThat(this.builds.findBuild("hello", "main", "0".repeat(40)).blockOptional())
                .isEmpty();
    }

    private String recordedCommit() throws Exception {
        for (JsonNode exchange : JsonMapper.builder()
                .build()
                .readTree(Files.readString(this.recording))
                .path("exchanges")) {
            if (exchange.path("name").asString("").equals("branch-last-build")) {
                String body = exchange.path("response").path("body").asString();
                return body.replaceAll("(?s).*\"SHA1\":\"([0-9a-f]{40})\".*", "$1");
            }
        }
        throw new IllegalStateException("The recording holds no build.");
    }
}
