package dev.slipway.sandbox.jenkins;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** GitHub's REST API as one credential sees it. */
final class GitHubApi {

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern NEXT = Pattern.compile("<([^>]+)>;\\s*rel=\"next\"");
    private static final int NOT_FOUND = 404;

    private final URI base;
    private final GitHubLogin login;

    GitHubApi(URI base, GitHubLogin login) {
        this.base = base;
        this.login = login;
    }

    BranchSource.Login login() throws IOException {
        return this.login.forGit();
    }

    JsonNode get(String path) throws IOException {
        return body(send(HttpRequest.newBuilder(address(path)).GET()));
    }

    /** Reads something that may not be there. */
    Optional<JsonNode> find(String path) throws IOException {
        HttpResponse<String> response =
                send(HttpRequest.newBuilder(address(path)).GET());
        return response.statusCode() == NOT_FOUND ? Optional.empty() : Optional.of(body(response));
    }

    /** Reads a list page by page. */
    List<JsonNode> all(String path) throws IOException {
        List<JsonNode> all = new ArrayList<>();
        URI next = address(path);
        while (next != null) {
            HttpResponse<String> response = send(HttpRequest.newBuilder(next).GET());
            body(response).forEach(all::add);
            Matcher link = NEXT.matcher(response.headers().firstValue("Link").orElse(""));
            next = link.find() ? URI.create(link.group(1)) : null;
        }
        return all;
    }

    void post(String path, Object content) throws IOException {
        body(send(HttpRequest.newBuilder(address(path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(content)))));
    }

    private URI address(String path) {
        return URI.create(this.base + path);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
        return exchange(request.header("Authorization", this.login.authorization()));
    }

    static HttpResponse<String> exchange(HttpRequest.Builder request) throws IOException {
        try {
            return CLIENT.send(
                    request.header("Accept", "application/vnd.github+json")
                            .header("User-Agent", "Jenkins")
                            .timeout(Duration.ofSeconds(15))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException ex) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while GitHub was asked", ex);
        }
    }

    static JsonNode body(HttpResponse<String> response) throws IOException {
        if (response.statusCode() / 100 != 2) {
            throw new IOException("%s %s answered %d: %s"
                    .formatted(response.request().method(), response.uri(), response.statusCode(), response.body()));
        }
        return JSON.readTree(response.body());
    }
}
