package dev.slipway.sandbox.github;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kohsuke.github.extras.authorization.JWTTokenProvider;

/** A token of the App may do what it was narrowed to, where it was narrowed to, and nothing else. */
@NullUnmarked
class NarrowedTokenTests {

    private static final String NOT_ACCESSIBLE = "Resource not accessible by integration";

    @TempDir
    private Path folder;

    private GitHubServer server;
    private Rest app;
    private long shop;

    @BeforeEach
    void start() throws Exception {
        this.server = GitHubServer.start(0, this.folder.resolve("github"));
        String jwt = new JWTTokenProvider("1001", this.server.appKey()).getEncodedAuthorization();
        this.app = new Rest(this.server.api(), jwt.substring(jwt.indexOf(' ') + 1));
        Rest ada = new Rest(this.server.api(), "ada-token");
        this.shop = create(ada, "shop");
        create(ada, "berths");
    }

    @AfterEach
    void stop() {
        this.server.close();
    }

    @Test
    void readsTheOneRepositoryOnly() throws Exception {
        Rest reader = narrowed("{\"contents\":\"read\"}", "shop");

        assertThat(reader.get("/repos/acme/shop/commits").status()).isEqualTo(200);
        assertThat(reader.get("/repos/acme/berths").status()).isEqualTo(404);
        assertThat(reader.get("/repos/acme/berths/commits").status()).isEqualTo(404);
    }

    @Test
    void changesNothingWithATokenForReading() throws Exception {
        Rest reader = narrowed("{\"contents\":\"read\"}", "shop");

        assertRefused(reader.put("/repos/acme/shop/contents/a", "{\"message\":\"a\",\"content\":\"YQ==\"}"));
        assertRefused(reader.patch("/repos/acme/shop", "{\"description\":\"mine\"}"));
        assertRefused(reader.delete("/repos/acme/shop"));
        assertRefused(reader.get("/repos/acme/shop/hooks"));
        assertRefused(reader.get("/orgs/acme/teams/city-hall"));
        assertRefused(reader.get("/orgs/acme/members"));
    }

    @Test
    void pushesOnlyWithATokenForContents() throws Exception {
        GitCommand git = GitCommand.init(this.folder.resolve("work"));
        git.commit("new", "new");

        assertThat(git.run("push", remote("{\"contents\":\"read\"}"), "HEAD:feature")
                        .text())
                .contains("403");
        git.must("push", "-q", remote("{\"contents\":\"write\"}"), "HEAD:feature");
    }

    @Test
    void seesNoFilesWithATokenForMetadata() throws Exception {
        Rest seeing = narrowed("{\"metadata\":\"read\"}", "shop");

        assertThat(seeing.get("/repos/acme/shop").status()).isEqualTo(200);
        assertRefused(seeing.get("/repos/acme/shop/contents/README.md"));
        GitCommand git = GitCommand.init(this.folder.resolve("work"));
        assertThat(git.run("fetch", remote("{\"metadata\":\"read\"}")).text()).contains("403");
    }

    @Test
    void createsNoRepositoryWithATokenForOne() throws Exception {
        Rest administrator = narrowed("{\"administration\":\"write\"}", "shop");

        assertRefused(administrator.post("/orgs/acme/repos", "{\"name\":\"more\"}"));
    }

    @Test
    void getsNoMoreThanTheAppHas() throws Exception {
        assertThat(token("{\"permissions\":{\"members\":\"write\"}}").status()).isEqualTo(422);
        assertThat(token("{\"permissions\":{\"secrets\":\"read\"}}").status()).isEqualTo(422);
        assertThat(token("{\"repository_ids\":[1]}").status()).isEqualTo(422);
    }

    private static void assertRefused(Rest.Reply reply) {
        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.text("message")).isEqualTo(NOT_ACCESSIBLE);
    }

    private Rest narrowed(String permissions, String repository) throws IOException, InterruptedException {
        Rest.Reply reply = token("{\"permissions\":%s,\"repositories\":[\"%s\"]}".formatted(permissions, repository));
        assertThat(reply.text("repositories/0/name")).isEqualTo(repository);
        return new Rest(this.server.api(), reply.text("token"));
    }

    private String remote(String permissions) throws IOException, InterruptedException {
        String token = token("{\"permissions\":%s,\"repository_ids\":[%d]}".formatted(permissions, this.shop))
                .text("token");
        return "http://x-access-token:%s@localhost:%d/acme/shop.git"
                .formatted(token, this.server.address().getPort());
    }

    private Rest.Reply token(String wanted) throws IOException, InterruptedException {
        return this.app.post("/app/installations/2001/access_tokens", wanted);
    }

    private static long create(Rest ada, String name) throws IOException, InterruptedException {
        return ada.post("/orgs/acme/repos", "{\"name\":\"%s\",\"private\":true,\"auto_init\":true}".formatted(name))
                .json()
                .path("id")
                .asLong();
    }
}
