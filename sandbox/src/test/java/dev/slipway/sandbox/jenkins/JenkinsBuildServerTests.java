package dev.slipway.sandbox.jenkins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.portal.Conflict;
import dev.slipway.portal.OutsideFault;
import dev.slipway.portal.ci.AppJobs;
import dev.slipway.portal.ci.Build;
import dev.slipway.portal.ci.BuildServer;
import dev.slipway.portal.ci.jenkins.JenkinsBuildServer;
import dev.slipway.portal.ci.jenkins.JenkinsProperties;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The portal's adapter against the sandbox's Jenkins, with a GitHub that only knows what a branch source asks. */
class JenkinsBuildServerTests {

    private static final String MARK = "slipway:shop:run-1";

    @TempDir
    Path folder;

    private GitHubStub gitHub;
    private JenkinsServer server;
    private JenkinsClientFixture jenkins;
    private JenkinsBuildServer builds;

    @BeforeEach
    void start() throws Exception {
        this.gitHub = new GitHubStub(new GitRepositoryFixture(this.folder));
        this.server = JenkinsServer.start(
                0,
                this.folder.resolve("jenkins"),
                JenkinsClientFixture.quickSettings()
                        .withCredentials(List.of(Credential.usernamePassword("github-app", "bot", "bot-token"))));
        this.jenkins = new JenkinsClientFixture(this.server.address());
        this.builds = adapter(this.server.address(), JenkinsSettings.PORTAL_TOKEN);
    }

    @AfterEach
    void stop() {
        this.builds.close();
        this.server.close();
        this.gitHub.close();
    }

    private JenkinsBuildServer adapter(URI url, String token) {
        return new JenkinsBuildServer(new JenkinsProperties(
                url,
                JenkinsSettings.PORTAL_USER,
                token,
                "slipway@1",
                this.gitHub.api(),
                "github-app",
                Duration.ofSeconds(10),
                4));
    }

    private AppJobs jobs(String mark, String token) {
        return new AppJobs(
                "shop", mark, "shop", this.gitHub.cloneAddress(), "acme", "shop", token, URI.create("http://portal"));
    }

    @Test
    void createsFolderTokenAndJobsAndCanRepeatIt() {
        BuildServer.Folder first =
                Objects.requireNonNull(this.builds.upsertJobs(jobs(MARK, "t1")).block());
        this.builds.upsertJobs(jobs(MARK, "t2")).block();

        assertThat(first.description()).contains(MARK);
        assertThat(first.page()).isEqualTo(URI.create(this.server.address() + "/job/shop/"));
        assertThat(this.jenkins.json("/job/shop/api/json").path("jobs")).hasSize(2);
        assertThat(this.jenkins.text("/job/shop/job/build/config.xml")).contains("<disabled>true</disabled>");
        assertThat(this.jenkins
                        .json("/job/shop/credentials/store/folder/domain/_/api/json?tree=credentials[id]")
                        .path("credentials"))
                .hasSize(1);
        assertThat(this.jenkins.json("/queue/api/json").path("items")).isEmpty();
    }

    @Test
    void replacesTheTokenOfItsOwnFolderOnly() {
        this.builds.upsertJobs(jobs(MARK, "t1")).block();

        this.builds.replaceToken(jobs(MARK, "t2").credential()).block();

        assertThat(this.jenkins
                        .json("/job/shop/credentials/store/folder/domain/_/api/json?tree=credentials[id]")
                        .path("credentials"))
                .hasSize(1);
        assertThatThrownBy(() -> this.builds
                        .replaceToken(jobs("slipway:shop:run-2", "t3").credential())
                        .block())
                .isInstanceOf(Conflict.class);
        this.builds.deleteFolder("shop", MARK).block();
        assertThatThrownBy(() ->
                        this.builds.replaceToken(jobs(MARK, "t4").credential()).block())
                .isInstanceOf(Conflict.class)
                .hasMessageContaining("has no folder 'shop'");
    }

    @Test
    void makesMoreAppsThanItHasConnections() {
        for (int app = 0; app < 4; app++) {
            this.builds.upsertJobs(jobs(MARK, "t")).block();
            this.builds.deleteFolder("shop", MARK).block();
        }

        assertThat(this.builds.findFolder("shop").blockOptional()).isEmpty();
    }

    @Test
    void leavesAFolderOfSomebodyElseAlone() {
        this.builds.upsertJobs(jobs(MARK, "t")).block();

        assertThatThrownBy(() ->
                        this.builds.upsertJobs(jobs("slipway:shop:run-2", "t")).block())
                .isInstanceOf(Conflict.class)
                .hasMessageContaining("folder 'shop'");
        assertThatThrownBy(() ->
                        this.builds.deleteFolder("shop", "slipway:shop:run-2").block())
                .isInstanceOf(Conflict.class);
        assertThat(this.builds.findFolder("shop").block()).isNotNull();
    }

    @Test
    void buildsACommitOnceAndFindsItByTheCommit() throws Exception {
        String commit = this.gitHub.commit("main", "Jenkinsfile", "node { checkout scm; sh 'echo built $GIT_COMMIT' }");
        this.builds.upsertJobs(jobs(MARK, "t")).block();
        assertThat(this.builds.findBuild("shop", "main", commit).blockOptional())
                .isEmpty();

        this.builds.enableAndScan("shop").block();
        this.builds.enableAndScan("shop").block();

        Build build = JenkinsClientFixture.await(
                () -> this.builds.findBuild("shop", "main", commit).block(),
                (found) -> found != null && found.result() != null);
        assertThat(build.result()).isEqualTo(Build.Result.SUCCESS);
        assertThat(build.number()).isEqualTo(1);
        BuildServer.LogChunk log =
                Objects.requireNonNull(this.builds.log("shop", "main", 1, 0).block());
        assertThat(log.text()).contains("Obtained Jenkinsfile from " + commit);
        assertThat(log.more()).isFalse();
        assertThat(this.gitHub.statuses())
                .contains(
                        commit + " continuous-integration/jenkins/branch pending",
                        commit + " continuous-integration/jenkins/branch success");
    }

    @Test
    void findsABuildThatNeverCheckedOut() throws Exception {
        String commit = this.gitHub.commit("main", "Jenkinsfile", "this does not compile {");
        this.builds.upsertJobs(jobs(MARK, "t")).block();
        this.builds.enableAndScan("shop").block();

        Build build = JenkinsClientFixture.await(
                () -> this.builds.findBuild("shop", "main", commit).block(),
                (found) -> found != null && found.result() != null);

        assertThat(build.result()).isEqualTo(Build.Result.FAILURE);
    }

    @Test
    void saysWhichTestsFailed() throws Exception {
        String commit = this.gitHub.commit("main", "Jenkinsfile", """
                node {
                  writeFile file: 't.xml', text: '<testsuite name="s"><testcase classname="c.D" name="bad"><failure/></testcase></testsuite>'
                  junit 't.xml'
                }
                """);
        this.builds.upsertJobs(jobs(MARK, "t")).block();
        this.builds.enableAndScan("shop").block();

        Build build = JenkinsClientFixture.await(
                () -> this.builds.findBuild("shop", "main", commit).block(),
                (found) -> found != null && found.result() != null);

        assertThat(build.result()).isEqualTo(Build.Result.UNSTABLE);
        assertThat(build.failedTests()).containsExactly("c.D.bad");
    }

    @Test
    void aPullRequestIsBuiltMergedAndItsStatusProtectsTheBranch() throws Exception {
        this.gitHub.commit("main", "Jenkinsfile", "node { checkout scm; sh 'ls' }");
        String head = this.gitHub.commit("topic", "topic.txt", "new");
        this.gitHub.openPullRequest(1, "topic", "main");
        this.builds.upsertJobs(jobs(MARK, "t")).block();
        this.builds.enableAndScan("shop").block();

        this.jenkins.ended("/job/shop/job/build/job/PR-1/1");

        assertThat(this.jenkins.text("/job/shop/job/build/job/PR-1/1/consoleText"))
                .contains("into PR head commit " + head, "topic.txt");
        JenkinsClientFixture.await(
                this.gitHub::statuses, (all) -> all.contains(head + " " + AppJobs.REQUIRED_STATUS + " success"));
        assertThat(this.jenkins.json("/job/shop/job/build/job/topic/api/json").isEmpty())
                .isTrue();
    }

    @Test
    void aPushDeliveryBuildsThatBranchOnly() throws Exception {
        this.gitHub.commit("main", "Jenkinsfile", "echo 'one'");
        this.builds.upsertJobs(jobs(MARK, "t")).block();
        this.builds.enableAndScan("shop").block();
        this.jenkins.ended("/job/shop/job/build/job/main/1");
        String second = this.gitHub.commit("main", "Jenkinsfile", "echo 'two'");

        this.gitHub.deliverPush(this.builds.webhookAddress(), "main");
        this.gitHub.deliverPush(this.builds.webhookAddress(), "main");

        JenkinsClientFixture.await(
                () -> this.builds.findBuild("shop", "main", second).block(), Objects::nonNull);
        this.jenkins.ended("/job/shop/job/build/job/main/2");
        assertThat(this.jenkins.json("/job/shop/job/build/job/main/api/json").path("builds"))
                .hasSize(2);
    }

    @Test
    void deletesWhatIsOursAndIsContentWhenItIsGone() {
        this.builds.upsertJobs(jobs(MARK, "t")).block();

        this.builds.deleteFolder("shop", MARK).block();
        this.builds.deleteFolder("shop", MARK).block();

        assertThat(this.builds.findFolder("shop").blockOptional()).isEmpty();
    }

    @Test
    void aRefusedTokenIsAFaultThatStays() {
        try (JenkinsBuildServer refused = adapter(this.server.address(), "wrong")) {
            assertThatThrownBy(() -> refused.findFolder("shop").block())
                    .isInstanceOfSatisfying(
                            OutsideFault.class,
                            (fault) -> assertThat(fault.mayHeal()).isFalse());
        }
    }

    @Test
    void aServerThatDoesNotAnswerIsAFaultThatMayHeal() {
        try (JenkinsBuildServer nobody = adapter(URI.create("http://127.0.0.1:9"), "t")) {
            assertThatThrownBy(() -> nobody.findFolder("shop").block())
                    .isInstanceOfSatisfying(
                            OutsideFault.class,
                            (fault) -> assertThat(fault.mayHeal()).isTrue());
        }
    }
}
