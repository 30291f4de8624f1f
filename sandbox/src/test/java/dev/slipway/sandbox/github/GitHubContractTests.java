package dev.slipway.sandbox.github;

import static org.assertj.core.api.Assertions.assertThat;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.LevelResolver;
import com.atlassian.oai.validator.report.ValidationReport;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Holds the answers against GitHub's own description of its API, where that is at hand. {@code GET /user} and
 * {@code GET /contents} are not held against it: their schemas are beyond the validator.
 */
@NullUnmarked
class GitHubContractTests {

    private static final Path CONTRACT = contract();

    @TempDir
    private Path folder;

    private final SoftAssertions differences = new SoftAssertions();
    private OpenApiInteractionValidator validator;
    private Rest ada;

    @Test
    void answersAsTheApiDescriptionSays() throws Exception {
        Assumptions.assumeTrue(Files.exists(CONTRACT), "the contracts folder is not at hand");
        this.validator = OpenApiInteractionValidator.createFor(CONTRACT.toUri().toString())
                .withLevelResolver(LevelResolver.create()
                        .withLevel(
                                "validation.response.body.schema.additionalProperties", ValidationReport.Level.IGNORE)
                        .build())
                .build();
        try (GitHubServer server = GitHubServer.start(0, this.folder)) {
            this.ada = new Rest(server.api(), "ada-token");
            repositories();
            accounts();
            changes();
            pulls();
            hooks();
            errors();
        }
        this.differences.assertAll();
    }

    private void repositories() throws Exception {
        check("POST", "/orgs/acme/repos", "{\"name\":\"shop\",\"private\":true,\"auto_init\":true}", 201);
        check("GET", "/repos/acme/shop", 200);
        check("PATCH", "/repos/acme/shop", "{\"description\":\"The shop\",\"homepage\":\"http://x/\"}", 200);
        check("GET", "/orgs/acme/repos", 200);
        check("GET", "/repos/acme/shop/topics", 200);
    }

    private void accounts() throws Exception {
        check("GET", "/orgs/acme", 200);
        check("GET", "/orgs/acme/teams", 200);
        check("GET", "/orgs/acme/teams/city-hall", 200);
        check("GET", "/orgs/acme/teams/city-hall/members", 200);
        check("PUT", "/orgs/acme/teams/city-hall/repos/acme/shop", "{\"permission\":\"push\"}", 204);
        check("GET", "/orgs/acme/teams/city-hall/repos", 200);
        check("GET", "/repos/acme/shop/collaborators", 200);
        check("GET", "/user/repos", 200);
        check("GET", "/rate_limit", 200);
    }

    private void changes() throws Exception {
        check("PUT", "/repos/acme/shop/contents/a.txt", "{\"message\":\"Add\",\"content\":\"eA==\"}", 201);
        check("GET", "/repos/acme/shop/readme", 200);
        check("GET", "/repos/acme/shop/commits", 200);
        check("GET", "/repos/acme/shop/commits/main", 200);
        check("GET", "/repos/acme/shop/branches", 200);
        check("GET", "/repos/acme/shop/branches/main", 200);
        String sha = this.ada.get("/repos/acme/shop/commits/main").text("sha");
        check("POST", "/repos/acme/shop/statuses/" + sha, "{\"state\":\"success\",\"context\":\"slipway/build\"}", 201);
        check("GET", "/repos/acme/shop/commits/main/status", 200);
        check("GET", "/repos/acme/shop/commits/main/statuses", 200);
        check("GET", "/repos/acme/shop/compare/main...main", 200);
        check(
                "POST",
                "/repos/acme/shop/git/refs",
                "{\"ref\":\"refs/heads/change\",\"sha\":\"%s\"}".formatted(sha),
                201);
        check("GET", "/repos/acme/shop/git/commits/" + sha, 200);
        check("GET", "/repos/acme/shop/git/trees/" + sha, 200);
        check("GET", "/repos/acme/shop/tags", 200);
    }

    private void pulls() throws Exception {
        String file = "{\"message\":\"Add\",\"content\":\"eA==\",\"branch\":\"change\"}";
        check("PUT", "/repos/acme/shop/contents/b.txt", file, 201);
        check("POST", "/repos/acme/shop/pulls", "{\"title\":\"x\",\"head\":\"change\",\"base\":\"main\"}", 201);
        check("GET", "/repos/acme/shop/pulls", 200);
        check("GET", "/repos/acme/shop/pulls/1", 200);
        check("GET", "/repos/acme/shop/pulls/1/files", 200);
        check("GET", "/repos/acme/shop/pulls/1/commits", 200);
        check("PUT", "/repos/acme/shop/pulls/1/merge", "{}", 200);
        String protection = "{\"required_status_checks\":{\"strict\":true,\"contexts\":[\"slipway/build\"]},"
                + "\"enforce_admins\":true,\"required_pull_request_reviews\":{},\"restrictions\":null}";
        check("PUT", "/repos/acme/shop/branches/main/protection", protection, 200);
        check("GET", "/repos/acme/shop/branches/main/protection", 200);
        check("GET", "/repos/acme/shop/branches/main/protection/required_status_checks", 200);
        check("GET", "/repos/acme/shop/branches/main", 200);
    }

    private void hooks() throws Exception {
        String hook = "{\"config\":{\"url\":\"http://localhost:1/\",\"content_type\":\"json\"},\"events\":[\"push\"]}";
        String path = "/repos/acme/shop/hooks/"
                + check("POST", "/repos/acme/shop/hooks", hook, 201)
                        .json()
                        .path("id")
                        .longValue();
        check("GET", "/repos/acme/shop/hooks", 200);
        check("GET", path, 200);
        check("GET", path + "/deliveries", 200);
        check("POST", path + "/pings", "", 204);
        check("DELETE", path, 204);
    }

    private void errors() throws Exception {
        check("GET", "/repos/acme/nothing", 404);
        check("POST", "/orgs/acme/repos", "{\"name\":\"shop\"}", 422);
        check("POST", "/repos/acme/shop/hooks", "{}", 422);
        check("DELETE", "/repos/acme/shop", 204);
    }

    private void check(String method, String path, int status) throws Exception {
        check(method, path, "", status);
    }

    private Rest.Reply check(String method, String path, String body, int status) throws Exception {
        Rest.Reply reply = this.ada.send(method, path, body);
        assertThat(reply.status())
                .as("%s %s: %s", method, path, reply.response().body())
                .isEqualTo(status);
        SimpleResponse.Builder response = SimpleResponse.Builder.status(status);
        if (!reply.response().body().isEmpty()) {
            response.withContentType("application/json")
                    .withBody(reply.response().body());
        }
        ValidationReport report =
                this.validator.validateResponse(path, Request.Method.valueOf(method), response.build());
        this.differences
                .assertThat(report.getMessages())
                .as("%s %s", method, path)
                .filteredOn((message) -> message.getLevel() == ValidationReport.Level.ERROR)
                .isEmpty();
        return reply;
    }

    /** The folder of contracts lies beside the house, whichever module the tests start in. */
    private static Path contract() {
        Path contract = Path.of("shared", "contracts", "github", "rest-api-subset.json");
        Path up = Path.of("").toAbsolutePath();
        for (int i = 0; i < 4 && up.getParent() != null; i++) {
            up = up.getParent();
            if (Files.exists(up.resolve(contract))) {
                break;
            }
        }
        return up.resolve(contract);
    }
}
