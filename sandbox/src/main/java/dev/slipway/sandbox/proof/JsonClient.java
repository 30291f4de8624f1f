package dev.slipway.sandbox.proof;

import dev.slipway.sandbox.fault.PathCalls;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Speaks JSON with a server, as curl would. */
public final class JsonClient {

    /** Reads and writes JSON. */
    public static final JsonMapper JSON = JsonMapper.builder().build();

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final URI server;
    private final String authorization;

    /**
     * @param server address that paths are taken from
     * @param authorization value of the Authorization header
     */
    public JsonClient(URI server, String authorization) {
        this.server = server;
        this.authorization = authorization;
    }

    /** Sends a request; the body is left out when it is empty. */
    public Answer send(String method, String path, String body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(this.server + path))
                .timeout(PATIENCE)
                .header("Authorization", this.authorization)
                .header("User-Agent", PathCalls.PROOF)
                .header("Accept", "application/json")
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            HttpResponse<String> answer = this.client.send(request, HttpResponse.BodyHandlers.ofString());
            return new Answer(answer.statusCode(), read(answer.body()));
        } catch (IOException ex) {
            throw new ProofFailed("%s %s got no answer: %s".formatted(method, request.uri(), ex));
        } catch (InterruptedException ex) {
            Thread.currentThread().interrupt();
            throw new ProofFailed("Interrupted.");
        }
    }

    /** Reads a resource. */
    public Answer get(String path) {
        return send("GET", path, "");
    }

    private static JsonNode read(String text) {
        try {
            return JSON.readTree(text);
        } catch (JacksonException ex) {
            return JSON.getNodeFactory().stringNode(text);
        }
    }

    /**
     * What came back.
     *
     * @param status HTTP status
     * @param body the body; a text node where it is no JSON
     */
    public record Answer(int status, JsonNode body) {}
}
