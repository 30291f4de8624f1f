package dev.slipway.sandbox.github;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Drives the server with the git command line. */
@NullUnmarked
class GitOverHttpTests {

    @TempDir
    private Path folder;

    private GitHubServer server;
    private Rest dana;
    private GitCommand git;

    @BeforeEach
    void start() throws Exception {
        this.server = GitHubServer.start(0, this.folder.resolve("github"));
        this.dana = new Rest(this.server.api(), "dana-token");
        this.dana.post("/orgs/acme/repos", "{\"name\":\"shop\",\"private\":true}");
        this.git = GitCommand.init(this.folder.resolve("work"));
    }

    @AfterEach
    void stop() {
        this.server.close();
    }

    @Test
    void takesAPushAndGivesItBackInAClone() throws Exception {
        String sha = this.git.commit("src/ünï çode.txt", "Grüße");
        this.git.must("push", remote("dana"), "main");
        this.git.must("clone", "-q", remote("dana"), "../clone");

        GitCommand clone = new GitCommand(this.folder.resolve("clone"));
        assertThat(clone.must("rev-parse", "HEAD").strip()).isEqualTo(sha);
        assertThat(this.folder.resolve("clone/src/ünï çode.txt")).hasContent("Grüße");
    }

    @Test
    void givesAShallowCloneAndTags() throws Exception {
        this.git.commit("one", "1");
        this.git.commit("two", "2");
        this.git.must("tag", "-a", "v1", "-m", "First");
        this.git.must("push", "--tags", remote("dana"), "main");
        this.git.must("clone", "-q", "--depth", "1", "--branch", "v1", remote("dana"), "../shallow");

        GitCommand shallow = new GitCommand(this.folder.resolve("shallow"));
        assertThat(shallow.must("rev-list", "--count", "HEAD").strip()).isEqualTo("1");
    }

    @Test
    void fetchesWhatIsNew() throws Exception {
        this.git.commit("one", "1");
        this.git.must("push", remote("dana"), "main");
        this.git.must("clone", "-q", remote("dana"), "../clone");
        String second = this.git.commit("two", "2");
        this.git.must("push", remote("dana"), "main:feature/two");

        GitCommand clone = new GitCommand(this.folder.resolve("clone"));
        clone.must("fetch", "-q");
        assertThat(clone.must("rev-parse", "origin/feature/two").strip()).isEqualTo(second);
    }

    @Test
    void takesAForcedPush() throws Exception {
        this.git.commit("one", "1");
        this.git.must("push", remote("dana"), "main:topic");
        this.git.must("commit", "-q", "--amend", "-m", "Another first");

        assertThat(this.git.run("push", remote("dana"), "main:topic").text()).contains("non-fast-forward");
        this.git.must("push", "--force", remote("dana"), "main:topic");

        assertThat(this.git.must("ls-remote", remote("dana"), "refs/heads/topic"))
                .startsWith(this.git.must("rev-parse", "HEAD").strip());
    }

    @Test
    void refusesAForcedPushToAProtectedBranch() throws Exception {
        String first = this.git.commit("one", "1");
        this.git.must("push", remote("dana"), "main");
        this.dana.put(
                "/repos/acme/shop/branches/main/protection",
                "{\"required_status_checks\":null,\"enforce_admins\":true,\"required_pull_request_reviews\":null,\"restrictions\":null}");
        this.git.must("commit", "-q", "--amend", "-m", "Another first");

        assertThat(this.git.run("push", "--force", remote("dana"), "main").text())
                .contains("protected branch hook declined");
        assertThat(this.git.must("ls-remote", remote("dana"), "refs/heads/main"))
                .startsWith(first);
    }

    @Test
    void removesABranch() throws Exception {
        this.git.commit("one", "1");
        this.git.must("push", remote("dana"), "main", "main:old");
        this.git.must("push", remote("dana"), ":old");

        assertThat(this.git.must("ls-remote", "--heads", remote("dana"))).doesNotContain("old");
    }

    @Test
    void refusesToRemoveTheDefaultBranch() throws Exception {
        this.git.commit("one", "1");
        this.git.must("push", remote("dana"), "main");

        assertThat(this.git.run("push", remote("dana"), ":main").text())
                .contains("refusing to delete the current branch: refs/heads/main");
    }

    @Test
    void hidesARepositoryFromOutsiders() throws Exception {
        GitCommand.Outcome outcome = this.git.run("ls-remote", remote("otto"));

        assertThat(outcome.status()).isNotZero();
        assertThat(outcome.text()).contains("Repository not found");
    }

    @Test
    void refusesAWrongToken() throws Exception {
        String remote = remote("dana").replace("dana-token", "guess");

        assertThat(this.git.run("ls-remote", remote).text()).contains("Authentication failed");
    }

    @Test
    void asksForCredentials() throws Exception {
        String remote = this.server.address() + "/acme/shop.git";

        assertThat(this.git.run("ls-remote", remote).text()).contains("could not read Username");
    }

    @Test
    void letsAReaderCloneButNotPush() throws Exception {
        this.git.commit("one", "1");
        this.git.must("push", remote("dana"), "main");
        this.dana.put("/orgs/acme/teams/harbour/repos/acme/shop", "{\"permission\":\"pull\"}");

        assertThat(this.git.must("ls-remote", remote("hugo"))).contains("refs/heads/main");
        assertThat(this.git.run("push", remote("hugo"), "main:other").text())
                .contains("Permission to acme/shop.git denied to hugo.");
    }

    @Test
    void refusesAPushToAnArchivedRepository() throws Exception {
        this.git.commit("one", "1");
        this.dana.patch("/repos/acme/shop", "{\"archived\":true}");

        assertThat(this.git.run("push", remote("dana"), "main").text()).contains("archived so it is read-only");
    }

    @Test
    void takesItsDefaultBranchFromTheFirstPush() throws Exception {
        this.git.commit("one", "1");
        this.git.must("push", remote("dana"), "main:trunk");

        assertThat(this.dana.get("/repos/acme/shop").text("default_branch")).isEqualTo("trunk");
    }

    @Test
    void keepsRepositoriesOverARestart() throws Exception {
        String sha = this.git.commit("one", "1");
        this.git.must("push", remote("dana"), "main");
        this.server.close();
        this.server = GitHubServer.start(0, this.folder.resolve("github"));

        assertThat(this.git.must("ls-remote", remote("dana"))).contains(sha);
    }

    @Test
    void takesAHundredMegabytes() throws Exception {
        writeNoise(this.git, 100);
        this.git.must("push", remote("dana"), "main");
        this.git.must("clone", "-q", remote("dana"), "../clone");

        assertThat(this.folder.resolve("clone/noise")).hasSize(100L * 1024 * 1024);
    }

    private void writeNoise(GitCommand command, int megabytes) throws IOException, InterruptedException {
        byte[] block = new byte[1024 * 1024];
        Random random = new Random(1);
        try (OutputStream out = Files.newOutputStream(this.folder.resolve("work/noise"))) {
            for (int i = 0; i < megabytes; i++) {
                random.nextBytes(block);
                out.write(block);
            }
        }
        command.commit("beside", "noise");
    }

    private String remote(String login) {
        URI address = this.server.address();
        return "http://%s:%s-token@localhost:%d/acme/shop.git".formatted(login, login, address.getPort());
    }
}
