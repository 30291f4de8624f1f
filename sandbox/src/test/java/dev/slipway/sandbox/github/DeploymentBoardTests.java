package dev.slipway.sandbox.github;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.portal.source.DeploymentBoard;
import dev.slipway.portal.source.DeploymentBoard.Notice;
import dev.slipway.portal.source.DeploymentBoard.State;
import dev.slipway.portal.source.Repository;
import dev.slipway.sandbox.proof.contracts.PortalGitHub;
import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Shows with the portal's own adapter where a commit runs. */
@NullUnmarked
class DeploymentBoardTests {

    private static final URI PAGE = URI.create("http://localhost:8080/apps/shop");
    private static final URI ADDRESS = URI.create("http://shop.test.localhost:8085/");
    private static final String ALL = "/repos/acme/shop/deployments";

    @TempDir
    private Path folder;

    private GitHubServer server;
    private PortalGitHub portal;
    private DeploymentBoard board;
    private Repository shop;
    private Rest dana;
    private String commit;

    @BeforeEach
    void start() throws Exception {
        this.server = GitHubServer.start(0, this.folder.resolve("github"));
        this.portal = new PortalGitHub(this.server.appKey(), this.server.address());
        this.board = this.portal.board();
        this.dana = new Rest(this.server.api(), "dana-token");
        this.dana.post("/orgs/acme/repos", "{\"name\":\"shop\",\"private\":true,\"auto_init\":true}");
        this.commit = this.dana.get("/repos/acme/shop/git/ref/heads/main").text("object/sha");
        this.shop = this.portal.source().find("shop").block();
    }

    @AfterEach
    void stop() {
        this.portal.close();
        this.server.close();
    }

    @Test
    void showsOneDeploymentFromItsBeginningToItsEnd() throws Exception {
        show("d-1", "test", State.IN_PROGRESS, null);
        show("d-1", "test", State.SUCCESS, ADDRESS);

        Rest.Reply deployments = this.dana.get(ALL + "?sha=" + this.commit);
        assertThat(deployments.json()).hasSize(1);
        assertThat(deployments.text("0/environment")).isEqualTo("test");
        assertThat(deployments.text("0/creator/login")).isEqualTo("slipway[bot]");
        Rest.Reply statuses =
                this.dana.get(ALL + "/" + deployments.json().path(0).path("id").asLong() + "/statuses");
        assertThat(statuses.json()).hasSize(2);
        assertThat(statuses.text("0/state")).isEqualTo("success");
        assertThat(statuses.text("0/environment_url")).isEqualTo(ADDRESS.toString());
        assertThat(statuses.text("1/state")).isEqualTo("pending");
    }

    @Test
    void aNewerDeploymentToTheSameEnvironmentReplacesTheOneBefore() throws Exception {
        show("d-1", "test", State.SUCCESS, ADDRESS);
        show("d-2", "prod", State.SUCCESS, ADDRESS);
        show("d-3", "test", State.SUCCESS, ADDRESS);

        assertThat(newestState("d-1")).isEqualTo("inactive");
        assertThat(newestState("d-2")).isEqualTo("success");
        assertThat(newestState("d-3")).isEqualTo("success");
    }

    @Test
    void tellsOnThePageOfTheCommitWhereItRuns() throws Exception {
        show("d-1", "test", State.SUCCESS, ADDRESS);

        Rest.Reply page = new Rest(this.server.address(), "").get("/acme/shop/commit/" + this.commit);
        assertThat(page.response().body())
                .contains("<strong>test</strong>: success")
                .contains(PAGE.toString())
                .contains(ADDRESS.toString());
    }

    @Test
    void refusesWhatGitHubRefuses() throws Exception {
        assertThat(this.dana.post(ALL, "{\"ref\":\"nothing\"}").status()).isEqualTo(422);
        assertThat(this.dana.post(ALL, "{}").status()).isEqualTo(422);
        this.dana.post("/repos/acme/shop/statuses/" + this.commit, "{\"state\":\"failure\",\"context\":\"build\"}");
        assertThat(this.dana.post(ALL, "{\"ref\":\"main\"}").status()).isEqualTo(409);
        Rest.Reply created = this.dana.post(ALL, "{\"ref\":\"main\",\"required_contexts\":[]}");
        assertThat(created.status()).isEqualTo(201);
        String statuses = ALL + "/" + created.json().path("id").asLong() + "/statuses";
        assertThat(this.dana.post(statuses, "{\"state\":\"running\"}").status()).isEqualTo(422);
        assertThat(this.dana.get(ALL + "/1").status()).isEqualTo(404);
    }

    private void show(String deployment, String environment, State state, @Nullable URI address) {
        this.board
                .show(
                        this.shop.id(),
                        new Notice(deployment, this.commit, environment, state, "Deployment by dana", PAGE, address))
                .block();
    }

    private String newestState(String deployment) throws Exception {
        Rest.Reply found = this.dana.get(ALL + "?task=slipway:" + deployment);
        return this.dana
                .get(ALL + "/" + found.json().path(0).path("id").asLong() + "/statuses")
                .text("0/state");
    }
}
