package dev.slipway.sandbox.github;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What the REST API does with good and bad input. */
@NullUnmarked
class RestApiTests {

    private static final String SHOP = "{\"name\":\"shop\",\"private\":true,\"auto_init\":true}";

    @TempDir
    private Path folder;

    private GitHubServer server;
    private Rest dana;

    @BeforeEach
    void start() {
        this.server = GitHubServer.start(0, this.folder);
        this.dana = caller("dana-token");
    }

    @AfterEach
    void stop() {
        this.server.close();
    }

    @Test
    void refusesANameThatIsTaken() throws Exception {
        this.dana.post("/orgs/acme/repos", SHOP);

        Rest.Reply reply = this.dana.post("/orgs/acme/repos", SHOP.replace("shop", "SHOP"));

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.text("message")).isEqualTo("Repository creation failed.");
        assertThat(reply.text("errors/0/field")).isEqualTo("name");
        assertThat(reply.text("errors/0/message")).isEqualTo("name already exists on this account");
        assertThat(reply.text("documentation_url")).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"name\":\"\"}", "{\"name\":\"..\"}", "{\"name\":\".git\"}"})
    void refusesARepositoryWithoutAName(String body) throws Exception {
        assertThat(this.dana.post("/orgs/acme/repos", body).status()).isEqualTo(422);
    }

    @ParameterizedTest
    @CsvSource({"a b,a-b", "größe,gr-e", "a/b,a-b", "x.git,x"})
    void turnsWhatANameMustNotHoldIntoHyphens(String given, String name) throws Exception {
        assertThat(this.dana
                        .post("/orgs/acme/repos", "{\"name\":\"%s\"}".formatted(given))
                        .text("name"))
                .isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/repos/acme/nothing", "/repos/other/shop", "/nothing", "/repositories/1", "/orgs/other"})
    void answersNotFoundInItsShape(String path) throws Exception {
        Rest.Reply reply = this.dana.get(path);

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.text("message")).isEqualTo("Not Found");
        assertThat(reply.text("status")).isEqualTo("404");
    }

    @Test
    void refusesAWrongToken() throws Exception {
        Rest.Reply reply = caller("guess").get("/user");

        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.text("message")).isEqualTo("Bad credentials");
        assertThat(caller("").get("/user").status()).isEqualTo(401);
    }

    @Test
    void hidesAPrivateRepositoryFromOutsiders() throws Exception {
        this.dana.post("/orgs/acme/repos", SHOP);

        assertThat(caller("otto-token").get("/repos/acme/shop").status()).isEqualTo(404);
        assertThat(caller("").get("/repos/acme/shop/branches").status()).isEqualTo(404);
        assertThat(caller("otto-token").get("/orgs/acme/repos").json()).isEmpty();
        assertThat(caller("ada-token").get("/repos/acme/shop").status()).isEqualTo(200);
    }

    @Test
    void letsNoOutsiderCreate() throws Exception {
        assertThat(caller("otto-token").post("/orgs/acme/repos", SHOP).status()).isEqualTo(403);
    }

    @Test
    void saysThatABodyIsNotJson() throws Exception {
        Rest.Reply reply = this.dana.post("/orgs/acme/repos", "{name");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.text("message")).isEqualTo("Problems parsing JSON");
    }

    @Test
    void givesListsPageByPage() throws Exception {
        for (String name : new String[] {"a1", "a2", "a3"}) {
            this.dana.post("/orgs/acme/repos", "{\"name\":\"%s\"}".formatted(name));
        }

        Rest.Reply first = this.dana.get("/orgs/acme/repos?per_page=2");
        Rest.Reply second = this.dana.get("/orgs/acme/repos?per_page=2&page=2");

        assertThat(first.json()).hasSize(2);
        assertThat(first.header("Link"))
                .contains("<" + this.server.api() + "/orgs/acme/repos?per_page=2&page=2>; rel=\"next\"")
                .contains("rel=\"last\"");
        assertThat(second.json()).hasSize(1);
        assertThat(second.header("Link")).contains("rel=\"prev\"").doesNotContain("rel=\"next\"");
    }

    @Test
    void answersAnUnchangedThingWithoutABody() throws Exception {
        this.dana.post("/orgs/acme/repos", SHOP);
        String tag = this.dana.get("/repos/acme/shop").header("ETag");

        Rest.Reply reply = this.dana.get("/repos/acme/shop", "If-None-Match", tag);

        assertThat(reply.status()).isEqualTo(304);
        assertThat(reply.response().body()).isEmpty();
    }

    @Test
    void tellsTheRateLimit() throws Exception {
        int before = Integer.parseInt(this.dana.get("/user").header("x-ratelimit-remaining"));
        int after = Integer.parseInt(this.dana.get("/user").header("x-ratelimit-remaining"));

        assertThat(after).isEqualTo(before - 1);
    }

    @Test
    void renamesAndArchives() throws Exception {
        long id = this.dana.post("/orgs/acme/repos", SHOP).json().path("id").longValue();

        this.dana.patch("/repos/acme/shop", "{\"name\":\"kept\",\"homepage\":\"http://x/\"}");
        this.dana.patch("/repositories/" + id, "{\"archived\":true}");

        JsonNode kept = this.dana.get("/repos/acme/kept").json();
        assertThat(kept.path("id").longValue()).isEqualTo(id);
        assertThat(kept.path("archived").booleanValue()).isTrue();
        assertThat(kept.path("homepage").stringValue()).isEqualTo("http://x/");
        assertThat(this.dana.post("/repos/acme/kept/hooks", "{}").status()).isEqualTo(403);
        assertThat(this.dana.post("/orgs/acme/repos", SHOP).status()).isEqualTo(201);
    }

    @Test
    void writesAndRemovesAFile() throws Exception {
        this.dana.post("/orgs/acme/repos", SHOP);

        Rest.Reply written = this.dana.put(
                "/repos/acme/shop/contents/d%C3%B6cs/%C3%BC%20b.txt",
                "{\"message\":\"Add\",\"content\":\"R3LDvMOfZQ==\"}");
        String sha = written.text("content/sha");
        Rest.Reply again = this.dana.put(
                "/repos/acme/shop/contents/d%C3%B6cs/%C3%BC%20b.txt", "{\"message\":\"Add\",\"content\":\"eA==\"}");
        Rest.Reply stale = this.dana.send(
                "DELETE", "/repos/acme/shop/contents/d%C3%B6cs/%C3%BC%20b.txt", "{\"message\":\"x\",\"sha\":\"0\"}");
        Rest.Reply removed = this.dana.send(
                "DELETE",
                "/repos/acme/shop/contents/d%C3%B6cs/%C3%BC%20b.txt",
                "{\"message\":\"x\",\"sha\":\"%s\"}".formatted(sha));

        assertThat(written.status()).isEqualTo(201);
        assertThat(written.text("content/path")).isEqualTo("döcs/ü b.txt");
        assertThat(again.status()).isEqualTo(422);
        assertThat(stale.status()).isEqualTo(409);
        assertThat(removed.status()).isEqualTo(200);
        assertThat(this.dana.get("/repos/acme/shop/contents/d%C3%B6cs").status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"..%2Fx", "a/../b", ".git/config", "a//b"})
    void refusesAPathThatLeavesTheRepository(String path) throws Exception {
        this.dana.post("/orgs/acme/repos", SHOP);

        assertThat(this.dana
                        .put("/repos/acme/shop/contents/" + path, "{\"message\":\"x\",\"content\":\"eA==\"}")
                        .status())
                .isBetween(400, 499);
    }

    @Test
    void readsBranchesWhoseNamesHoldSlashes() throws Exception {
        this.dana.post("/orgs/acme/repos", SHOP);
        String sha = this.dana.get("/repos/acme/shop/git/ref/heads/main").text("object/sha");
        this.dana.post("/repos/acme/shop/git/refs", "{\"ref\":\"refs/heads/feature/x\",\"sha\":\"%s\"}".formatted(sha));

        assertThat(this.dana.get("/repos/acme/shop/branches/feature/x").text("commit/sha"))
                .isEqualTo(sha);
        assertThat(this.dana.get("/repos/acme/shop/branches/feature%2Fx").text("name"))
                .isEqualTo("feature/x");
        assertThat(this.dana.get("/repos/acme/shop/commits/feature/x/status").text("state"))
                .isEqualTo("pending");
        assertThat(this.dana.delete("/repos/acme/shop/git/refs/heads/feature/x").status())
                .isEqualTo(204);
        assertThat(this.dana.delete("/repos/acme/shop/git/refs/heads/main").status())
                .isEqualTo(422);
    }

    @Test
    void keepsEverythingOverARestart() throws Exception {
        this.dana.post("/orgs/acme/repos", SHOP);
        this.dana.put("/orgs/acme/teams/harbour/repos/acme/shop", "{\"permission\":\"push\"}");
        this.server.close();
        this.server = GitHubServer.start(0, this.folder);

        assertThat(caller("hugo-token").get("/repos/acme/shop").text("role_name"))
                .isEqualTo("write");
    }

    private Rest caller(String token) {
        return new Rest(this.server.api(), token);
    }
}
