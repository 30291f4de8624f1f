package dev.slipway.sandbox.proof.contracts;

import dev.slipway.sandbox.proof.ProofFailed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Speaks HTTP with a Jenkins, and waits for what takes time there. */
public final class JenkinsWire {

    /** Login of an administrator, with an API token. */
    public static final String TOKEN = "admin:admin-token-of-jenkins";

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private final URI address;

    /** @param address address of the Jenkins */
    public JenkinsWire(URI address) {
        this.address = address;
    }

    /**
     * Sends a request.
     *
     * @param login user and password, or token; null for nobody
     * @param contentType type of the body; null for none
     * @param body the body; null for none
     */
    public HttpResponse<String> send(
            String method, String path, @Nullable String login, @Nullable String contentType, @Nullable String body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(this.address + path.replace("{", "%7B").replace("}", "%7D")))
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        if (login != null) {
            request.header(
                    "Authorization",
                    "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8)));
        }
        if (contentType != null) {
            request.header("Content-Type", contentType);
        }
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** Reads a JSON object; an empty one where there is none. */
    public JsonNode json(String path) {
        HttpResponse<String> response = get(path);
        return response.statusCode() == 200 ? JSON.readTree(response.body()) : JSON.createObjectNode();
    }

    /** Reads a text. */
    public String text(String path) {
        return get(path).body();
    }

    /** Waits until a build has ended and returns its record. */
    public JsonNode ended(String build) {
        return await(
                () -> json(build + "/api/json"),
                (json) -> json.has("building") && !json.path("building").asBoolean(true));
    }

    /** Asks again until the answer is as wanted, at most 40 seconds. */
    public static <T> T await(Supplier<T> ask, Predicate<T> wanted) {
        Instant end = Instant.now().plus(PATIENCE);
        T last = ask.get();
        while (!wanted.test(last)) {
            if (Instant.now().isAfter(end)) {
                throw new ProofFailed("Not in time; the last answer was " + last);
            }
            LockSupport.parkNanos(Duration.ofMillis(25).toNanos());
            last = ask.get();
        }
        return last;
    }

    private HttpResponse<String> get(String path) {
        try {
            return send("GET", path, TOKEN, null, null);
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        } catch (InterruptedException ex) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(ex);
        }
    }
}
