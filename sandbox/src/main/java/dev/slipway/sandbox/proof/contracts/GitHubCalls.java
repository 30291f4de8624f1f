package dev.slipway.sandbox.proof.contracts;

import dev.slipway.sandbox.proof.JsonClient;
import dev.slipway.sandbox.proof.JsonClient.Answer;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** Calls of every part of GitHub's API that the sandbox has, good ones and bad ones. */
final class GitHubCalls {

    private static final String REPOSITORY = "/repos/acme/shop";

    private final List<String> differences = new ArrayList<>();
    private final JsonClient ada;

    GitHubCalls(URI server) {
        this.ada = new JsonClient(URI.create(server + "/api/v3"), "Bearer ada-token");
    }

    /** Makes the calls and returns those that were answered with another status than GitHub's. */
    List<String> make() {
        repositories();
        accounts();
        emptyRepository();
        changes();
        deployments();
        pulls();
        hooks();
        errors();
        return this.differences;
    }

    private void repositories() {
        expect(201, "POST", "/orgs/acme/repos", "{\"name\":\"shop\",\"private\":true,\"auto_init\":true}");
        get(200, REPOSITORY);
        expect(200, "PATCH", REPOSITORY, "{\"description\":\"The shop\",\"homepage\":\"http://x/\"}");
        get(200, "/orgs/acme/repos");
        get(200, "/orgs/acme/repos?per_page=1&page=1");
        get(200, REPOSITORY + "/topics");
    }

    private void accounts() {
        get(200, "/orgs/acme");
        get(200, "/orgs/acme/teams");
        get(200, "/orgs/acme/teams/city-hall");
        get(200, "/orgs/acme/teams/city-hall/members");
        expect(204, "PUT", "/orgs/acme/teams/city-hall/repos/acme/shop", "{\"permission\":\"push\"}");
        get(200, "/orgs/acme/teams/city-hall/repos");
        get(200, REPOSITORY + "/collaborators");
        get(200, "/user/repos");
        get(200, "/rate_limit");
    }

    private void emptyRepository() {
        expect(201, "POST", "/orgs/acme/repos", "{\"name\":\"bare\",\"private\":true}");
        get(409, "/repos/acme/bare/commits");
        get(409, "/repos/acme/bare/git/ref/heads/main");
        get(404, "/repos/acme/bare/branches/main");
        expect(204, "DELETE", "/repos/acme/bare", "");
    }

    private void changes() {
        expect(201, "PUT", REPOSITORY + "/contents/a.txt", "{\"message\":\"Add\",\"content\":\"eA==\"}");
        expect(422, "PUT", REPOSITORY + "/contents/b.txt", "{\"content\":\"eA==\"}");
        get(200, REPOSITORY + "/readme");
        get(200, REPOSITORY + "/commits");
        get(200, REPOSITORY + "/commits/main");
        get(200, REPOSITORY + "/branches");
        get(200, REPOSITORY + "/branches/main");
        get(404, REPOSITORY + "/branches/nothing");
        String sha =
                this.ada.get(REPOSITORY + "/commits/main").body().path("sha").asString("");
        String status = "{\"state\":\"success\",\"context\":\"slipway/build\"}";
        expect(201, "POST", REPOSITORY + "/statuses/" + sha, status);
        get(200, REPOSITORY + "/commits/main/status");
        get(200, REPOSITORY + "/commits/main/statuses");
        get(200, REPOSITORY + "/compare/main...main");
        String branch = "{\"ref\":\"refs/heads/change\",\"sha\":\"%s\"}".formatted(sha);
        expect(201, "POST", REPOSITORY + "/git/refs", branch);
        expect(422, "POST", REPOSITORY + "/git/refs", branch);
        get(200, REPOSITORY + "/git/ref/heads/change");
        get(200, REPOSITORY + "/git/commits/" + sha);
        get(200, REPOSITORY + "/git/trees/" + sha);
        get(200, REPOSITORY + "/tags");
    }

    private void deployments() {
        String deployment = REPOSITORY + "/deployments/"
                + expect(201, "POST", REPOSITORY + "/deployments", "{\"ref\":\"main\",\"environment\":\"test\"}")
                        .body()
                        .path("id")
                        .asLong(0);
        expect(422, "POST", REPOSITORY + "/deployments", "{\"ref\":\"nothing\"}");
        get(200, REPOSITORY + "/deployments?environment=test");
        get(200, deployment);
        expect(201, "POST", deployment + "/statuses", "{\"state\":\"success\",\"log_url\":\"http://x/\"}");
        expect(422, "POST", deployment + "/statuses", "{\"state\":\"done\"}");
        get(200, deployment + "/statuses");
        get(404, REPOSITORY + "/deployments/1");
        expect(204, "DELETE", deployment, "");
    }

    private void pulls() {
        String file = "{\"message\":\"Add\",\"content\":\"eA==\",\"branch\":\"change\"}";
        String pull = "{\"title\":\"x\",\"head\":\"change\",\"base\":\"main\"}";
        expect(201, "PUT", REPOSITORY + "/contents/b.txt", file);
        expect(201, "POST", REPOSITORY + "/pulls", pull);
        expect(422, "POST", REPOSITORY + "/pulls", pull);
        get(200, REPOSITORY + "/pulls");
        get(200, REPOSITORY + "/pulls/1");
        get(404, REPOSITORY + "/pulls/99");
        get(200, REPOSITORY + "/pulls/1/files");
        get(200, REPOSITORY + "/pulls/1/commits");
        expect(200, "PUT", REPOSITORY + "/pulls/1/merge", "{}");
        expect(405, "PUT", REPOSITORY + "/pulls/1/merge", "{}");
        String protection = "{\"required_status_checks\":{\"strict\":true,\"contexts\":[\"slipway/build\"]},"
                + "\"enforce_admins\":true,\"required_pull_request_reviews\":{},\"restrictions\":null}";
        get(404, REPOSITORY + "/branches/main/protection");
        expect(200, "PUT", REPOSITORY + "/branches/main/protection", protection);
        get(200, REPOSITORY + "/branches/main/protection");
        get(200, REPOSITORY + "/branches/main/protection/required_status_checks");
        get(200, REPOSITORY + "/branches/main");
    }

    private void hooks() {
        String hook = "{\"config\":{\"url\":\"http://localhost:1/\",\"content_type\":\"json\"},\"events\":[\"push\"]}";
        String path = REPOSITORY + "/hooks/"
                + expect(201, "POST", REPOSITORY + "/hooks", hook)
                        .body()
                        .path("id")
                        .asLong(0);
        expect(422, "POST", REPOSITORY + "/hooks", hook);
        get(200, REPOSITORY + "/hooks");
        get(200, path);
        get(200, path + "/deliveries");
        expect(204, "POST", path + "/pings", "");
        expect(204, "DELETE", path, "");
        get(404, path);
    }

    private void errors() {
        get(404, "/repos/acme/nothing");
        expect(422, "POST", "/orgs/acme/repos", "{\"name\":\"shop\"}");
        expect(422, "POST", REPOSITORY + "/hooks", "{}");
        expect(204, "DELETE", REPOSITORY, "");
        expect(404, "DELETE", REPOSITORY, "");
    }

    private void get(int status, String path) {
        expect(status, "GET", path, "");
    }

    private Answer expect(int status, String method, String path, String body) {
        Answer answer = this.ada.send(method, path, body);
        if (answer.status() != status) {
            this.differences.add(
                    "%s %s answers %d, GitHub %d: %s".formatted(method, path, answer.status(), status, answer.body()));
        }
        return answer;
    }
}
