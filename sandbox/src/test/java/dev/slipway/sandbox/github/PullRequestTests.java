package dev.slipway.sandbox.github;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Changes that come by pull request to a protected branch. */
@NullUnmarked
class PullRequestTests {

    private static final String PROTECTION =
            "{\"required_status_checks\":{\"strict\":false,\"contexts\":[\"slipway/build\"]},\"enforce_admins\":true,"
                    + "\"required_pull_request_reviews\":{\"required_approving_review_count\":0},\"restrictions\":null}";

    @TempDir
    private Path folder;

    private GitHubServer server;
    private Rest dana;
    private String head;

    @BeforeEach
    void start() throws Exception {
        this.server = GitHubServer.start(0, this.folder);
        this.dana = new Rest(this.server.api(), "dana-token");
        this.dana.post("/orgs/acme/repos", "{\"name\":\"shop\",\"private\":true,\"auto_init\":true}");
        String main = this.dana.get("/repos/acme/shop/git/ref/heads/main").text("object/sha");
        this.dana.post("/repos/acme/shop/git/refs", "{\"ref\":\"refs/heads/change\",\"sha\":\"%s\"}".formatted(main));
        this.head = write("change", "new.txt").text("commit/sha");
        this.dana.put("/repos/acme/shop/branches/main/protection", PROTECTION);
    }

    @AfterEach
    void stop() {
        this.server.close();
    }

    @Test
    void isNotMergedBeforeTheBuildIsGreen() throws Exception {
        open();

        assertThat(merge().text("message")).isEqualTo("Required status check \"slipway/build\" is expected.");
        say("pending");
        assertThat(merge().text("message")).contains("is pending");
        say("failure");
        assertThat(merge().status()).isEqualTo(405);
        assertThat(this.dana.get("/repos/acme/shop/pulls/1").text("mergeable_state"))
                .isEqualTo("blocked");
    }

    @Test
    void isMergedWhenTheBuildIsGreen() throws Exception {
        open();
        say("failure");
        say("success");

        Rest.Reply merged = merge();

        assertThat(merged.status()).isEqualTo(200);
        assertThat(this.dana.get("/repos/acme/shop/git/ref/heads/main").text("object/sha"))
                .isEqualTo(merged.text("sha"));
        assertThat(this.dana
                        .get("/repos/acme/shop/pulls/1")
                        .json()
                        .path("merged")
                        .booleanValue())
                .isTrue();
        assertThat(this.dana.get("/repos/acme/shop/pulls/1/merge").status()).isEqualTo(204);
    }

    @Test
    void isMergedAsOneCommit() throws Exception {
        write("change", "second.txt");
        this.head = this.dana.get("/repos/acme/shop/git/ref/heads/change").text("object/sha");
        open();
        say("success");

        String sha = this.dana
                .put("/repos/acme/shop/pulls/1/merge", "{\"merge_method\":\"squash\"}")
                .text("sha");

        assertThat(this.dana.get("/repos/acme/shop/commits/" + sha).json().path("parents"))
                .hasSize(1);
    }

    @Test
    void isNotOpenedTwice() throws Exception {
        open();

        assertThat(open().text("errors/0/message")).isEqualTo("A pull request already exists for acme:change.");
    }

    @Test
    void isNotOpenedForNothing() throws Exception {
        Rest.Reply reply =
                this.dana.post("/repos/acme/shop/pulls", "{\"title\":\"x\",\"head\":\"main\",\"base\":\"main\"}");

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.text("errors/0/message")).isEqualTo("No commits between main and main");
    }

    @Test
    void followsItsBranch() throws Exception {
        open();

        String moved = write("change", "more.txt").text("commit/sha");

        assertThat(this.dana.get("/repos/acme/shop/pulls/1").text("head/sha")).isEqualTo(moved);
        assertThat(this.dana.get("/repos/acme/shop/pulls/1/commits").json()).hasSize(2);
        assertThat(this.dana.get("/repos/acme/shop/pulls/1/files").json()).hasSize(2);
    }

    @Test
    void closesWithItsBranch() throws Exception {
        open();

        this.dana.delete("/repos/acme/shop/git/refs/heads/change");

        assertThat(this.dana.get("/repos/acme/shop/pulls/1").text("state")).isEqualTo("closed");
    }

    @Test
    void isTheOnlyWayIntoAProtectedBranch() throws Exception {
        Rest.Reply reply = write("main", "direct.txt");

        assertThat(reply.status()).isEqualTo(409);
        assertThat(reply.text("message")).contains("Changes must be made through a pull request.");
    }

    private Rest.Reply open() throws Exception {
        return this.dana.post("/repos/acme/shop/pulls", "{\"title\":\"Change\",\"head\":\"change\",\"base\":\"main\"}");
    }

    private Rest.Reply merge() throws Exception {
        return this.dana.put("/repos/acme/shop/pulls/1/merge", "{}");
    }

    private void say(String state) throws Exception {
        this.dana.post(
                "/repos/acme/shop/statuses/" + this.head,
                "{\"state\":\"%s\",\"context\":\"slipway/build\"}".formatted(state));
    }

    private Rest.Reply write(String branch, String path) throws Exception {
        return this.dana.put(
                "/repos/acme/shop/contents/" + path,
                "{\"message\":\"Add\",\"content\":\"eA==\",\"branch\":\"%s\"}".formatted(branch));
    }

    @Test
    void aButtonMergesByTheRulesThatHoldForWhomItIs() throws Exception {
        open();

        assertThat(press("dana", "cross-site")).isEqualTo(403);
        assertThat(press("otto", "same-origin")).isEqualTo(403);
        assertThat(press("dana", "same-origin")).isEqualTo(409);
        say("success");
        assertThat(press("dana", "same-origin")).isEqualTo(303);

        assertThat(this.dana.get("/repos/acme/shop/pulls/1/merge").status()).isEqualTo(204);
    }

    private int press(String as, String site) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(this.server.address() + "/acme/shop/pull/1/merge"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Sec-Fetch-Site", site)
                .POST(HttpRequest.BodyPublishers.ofString("as=" + as))
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }
}
