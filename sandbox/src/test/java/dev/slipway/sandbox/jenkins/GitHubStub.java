package dev.slipway.sandbox.jenkins;

import dev.slipway.sandbox.http.LoopbackServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.server.RequestPredicates;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** As much of GitHub's API as a branch source asks, over a git repository on disk. */
final class GitHubStub implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String REPOSITORY = "/api/v3/repos/acme/shop";

    private final GitRepositoryFixture repository;
    private final LoopbackServer server;
    private final List<String> statuses = new CopyOnWriteArrayList<>();
    private final List<Map<String, Object>> pulls = new CopyOnWriteArrayList<>();

    GitHubStub(GitRepositoryFixture repository) {
        this.repository = repository;
        this.server = LoopbackServer.start(0, RouterFunctions.route(RequestPredicates.all(), this::answer));
    }

    URI api() {
        return URI.create(this.server.address() + "/api/v3");
    }

    /** Returns the repository on disk, which git clones as it does an address. */
    URI cloneAddress() {
        return URI.create("file://" + this.repository.address());
    }

    List<String> statuses() {
        return this.statuses;
    }

    String commit(String branch, String file, String content) throws IOException, InterruptedException {
        return this.repository.commit(branch, file, content);
    }

    void openPullRequest(int number, String branch, String into) throws IOException, InterruptedException {
        Map<String, Object> pull = new HashMap<>();
        pull.put("number", number);
        pull.put("title", "Topic");
        pull.put("html_url", "http://page");
        pull.put("user", Map.of("login", "dana"));
        pull.put(
                "head",
                Map.of("ref", branch, "sha", this.repository.head(branch), "repo", Map.of("full_name", "acme/shop")));
        pull.put("base", Map.of("ref", into, "sha", this.repository.head(into)));
        this.pulls.add(pull);
    }

    void deliverPush(URI webhook, String branch) throws IOException, InterruptedException {
        HttpRequest delivery = HttpRequest.newBuilder(webhook)
                .header("Content-Type", "application/json")
                .header("X-GitHub-Event", "push")
                .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(
                        Map.of("ref", "refs/heads/" + branch, "repository", Map.of("full_name", "acme/shop")))))
                .build();
        HttpClient.newHttpClient().send(delivery, HttpResponse.BodyHandlers.discarding());
    }

    private Mono<ServerResponse> answer(ServerRequest request) {
        return request.bodyToMono(String.class)
                .defaultIfEmpty("")
                .flatMap((body) -> Mono.fromCallable(() -> Optional.ofNullable(find(request, body)))
                        .subscribeOn(Schedulers.boundedElastic()))
                .flatMap((found) -> found.isPresent()
                        ? ServerResponse.ok()
                                .header("Content-Type", "application/json")
                                .bodyValue(JSON.writeValueAsString(found.get()))
                        : ServerResponse.notFound().build());
    }

    private @Nullable Object find(ServerRequest request, String body) throws IOException, InterruptedException {
        String path = request.path()
                .substring(Math.min(REPOSITORY.length(), request.path().length()));
        if (path.startsWith("/statuses/")) {
            JsonNode status = JSON.readTree(body);
            this.statuses.add("%s %s %s"
                    .formatted(
                            path.substring("/statuses/".length()),
                            status.path("context").asString(),
                            status.path("state").asString()));
            return Map.of("id", 1);
        }
        if (path.startsWith("/contents/")) {
            String content = this.repository.show(
                    request.queryParam("ref").orElseThrow(), path.substring("/contents/".length()));
            return content == null
                    ? null
                    : Map.of(
                            "content",
                            Base64.getMimeEncoder().encodeToString(content.getBytes(StandardCharsets.UTF_8)));
        }
        return switch (path) {
            case "" -> Map.of("default_branch", "main", "full_name", "acme/shop");
            case "/pulls" -> this.pulls;
            case "/branches" -> branches();
            default -> null;
        };
    }

    private List<Object> branches() throws IOException, InterruptedException {
        List<Object> branches = new ArrayList<>();
        for (String branch : this.repository.branches()) {
            branches.add(Map.of("name", branch, "commit", Map.of("sha", this.repository.head(branch))));
        }
        return branches;
    }

    @Override
    public void close() {
        this.server.close();
    }
}
