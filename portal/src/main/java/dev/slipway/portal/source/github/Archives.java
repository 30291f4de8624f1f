package dev.slipway.portal.source.github;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.kohsuke.github.GHRepository;
import org.kohsuke.github.HttpException;

/** Opens archived repositories again, the one thing that github-api has no call for. Blocks. */
final class Archives {

    private static final int OK = 200;

    private final HttpClient http = HttpClient.newHttpClient();
    private final GitHubClient client;
    private final URI api;
    private final Duration timeout;

    Archives(GitHubClient client, GitHubProperties settings) {
        this.client = client;
        this.api = settings.api();
        this.timeout = settings.timeout();
    }

    void open(GHRepository repository) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(this.api + "/repos/" + repository.getFullName()))
                .timeout(this.timeout)
                .header("Authorization", "Bearer " + this.client.token(Grant.ADMINISTER, repository.getId()))
                .header("Content-Type", "application/json")
                .method("PATCH", HttpRequest.BodyPublishers.ofString("{\"archived\":false}"))
                .build();
        try {
            HttpResponse<String> answer =
                    this.http.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            if (answer.statusCode() != OK) {
                throw new HttpException(
                        answer.body(), answer.statusCode(), "", request.uri().toString());
            }
        } catch (InterruptedException ex) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", ex);
        }
    }
}
