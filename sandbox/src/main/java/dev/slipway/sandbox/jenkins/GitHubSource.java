package dev.slipway.sandbox.jenkins;

import dev.slipway.sandbox.jenkins.Head.Change;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** A repository on GitHub: branches, pull requests of its own, files and commit statuses by the REST API. */
final class GitHubSource implements BranchSource {

    private static final int MERGED_ONLY = 1;

    private final ItemConfig.SourceConfig config;
    private final GitHubApi api;

    GitHubSource(ItemConfig.SourceConfig config, GitHubApi api) {
        this.config = config;
        this.api = api;
    }

    @Override
    public List<Head> heads() throws IOException {
        JsonNode repository = this.api.get(path(""));
        String main = repository.path("default_branch").asString("main");
        List<Head> heads = new ArrayList<>();
        Set<String> filed = new HashSet<>();
        for (JsonNode pull : this.api.all(path("/pulls?state=open&per_page=100"))) {
            boolean own = fullName()
                    .equalsIgnoreCase(
                            pull.path("head").path("repo").path("full_name").asString(""));
            if (own) {
                filed.add(pull.path("head").path("ref").asString(""));
            }
            if (own && this.config.pullRequests() > 0) {
                heads.add(pullRequest(pull));
            }
        }
        for (JsonNode branch : this.api.all(path("/branches?per_page=100"))) {
            String name = branch.path("name").asString("");
            boolean wanted =
                    this.config.branches() > 0 && !(this.config.branches() == MERGED_ONLY && filed.contains(name));
            if (wanted) {
                heads.add(Head.branch(name, branch.path("commit").path("sha").asString(""), name.equals(main)));
            }
        }
        return heads;
    }

    private static Head pullRequest(JsonNode pull) {
        JsonNode head = pull.path("head");
        JsonNode base = pull.path("base");
        int number = pull.path("number").asInt(0);
        return new Head(
                "PR-" + number,
                head.path("ref").asString(""),
                head.path("sha").asString(""),
                false,
                new Change(
                        number,
                        pull.path("title").asString(""),
                        pull.path("html_url").asString(""),
                        pull.path("user").path("login").asString(""),
                        base.path("ref").asString(""),
                        base.path("sha").asString("")));
    }

    @Override
    public Optional<String> file(String path, Head head) throws IOException {
        Optional<JsonNode> found =
                this.api.find(path("/contents/" + path.replace(" ", "%20") + "?ref=" + head.commit()));
        return found.map((file) ->
                new String(Base64.getMimeDecoder().decode(file.path("content").asString("")), StandardCharsets.UTF_8));
    }

    @Override
    public String cloneAddress() {
        String page = this.config.repositoryUrl();
        return page.endsWith(".git") ? page : page + ".git";
    }

    @Override
    public Login login() throws IOException {
        return this.api.login();
    }

    @Override
    public void tell(Head head, CommitStatus status, URI page) throws IOException {
        this.api.post(
                path("/statuses/" + head.commit()),
                Map.of(
                        "state", status.state(),
                        "target_url", page.toString(),
                        "description", status.description(),
                        "context", CommitStatus.contextOf(head)));
    }

    private String path(String rest) {
        return "/repos/" + fullName() + rest;
    }

    private String fullName() {
        return this.config.owner() + "/" + this.config.repository();
    }
}
