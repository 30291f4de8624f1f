package dev.slipway.sandbox.jenkins;

import dev.slipway.sandbox.http.LoopbackServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.web.reactive.function.server.RequestPredicates;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A Jenkins that only says what a real one was recorded to say. Calls of one address get its answers in the order of the
 * recording, and the last one from then on; what was never recorded is a 404.
 */
final class RecordedJenkins implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String LAST_BUILD = "/lastBuild/";

    private final Map<String, Deque<JsonNode>> answers = new HashMap<>();
    private final LoopbackServer server;

    /** @param recording the file with the exchanges */
    RecordedJenkins(Path recording) throws IOException {
        for (JsonNode exchange : JSON.readTree(Files.readString(recording)).path("exchanges")) {
            JsonNode request = exchange.path("request");
            add(request.path("method").asString(), request.path("path").asString(), exchange.path("response"));
        }
        this.server = LoopbackServer.startKnowingAddress(
                0, (address) -> RouterFunctions.route(RequestPredicates.all(), this::answer));
    }

    URI address() {
        return this.server.address();
    }

    /** Passes over the answers of an address up to the last, as if everything had happened already. */
    void atTheEndOf(String method, String path) {
        Deque<JsonNode> recorded = this.answers.getOrDefault(key(method, path), new ArrayDeque<>());
        while (recorded.size() > 1) {
            recorded.removeFirst();
        }
    }

    /** A recorded last build is also the build of its number, and among the builds of its job. */
    private void add(String method, String path, JsonNode response) {
        this.answers
                .computeIfAbsent(key(method, path), (key) -> new ArrayDeque<>())
                .add(response);
        if (path.contains(LAST_BUILD)) {
            add(method, path.replace(LAST_BUILD, "/1/"), response);
        }
        if (path.endsWith(LAST_BUILD + "api/json")) {
            ObjectNode job = JSON.createObjectNode();
            job.putArray("builds").add(JSON.readTree(response.path("body").asString()));
            ObjectNode inTheJob = ((ObjectNode) response).deepCopy().put("body", job.toString());
            this.answers.put(key(method, path.replace(LAST_BUILD, "/")), new ArrayDeque<>(List.of(inTheJob)));
        }
    }

    private Mono<ServerResponse> answer(ServerRequest request) {
        Deque<JsonNode> recorded = this.answers.getOrDefault(
                key(request.method().name(), request.uri().getRawPath()), new ArrayDeque<>());
        if (recorded.isEmpty()) {
            return ServerResponse.notFound().build();
        }
        JsonNode response = recorded.size() > 1 ? recorded.removeFirst() : recorded.getFirst();
        ServerResponse.BodyBuilder answer =
                ServerResponse.status(response.path("status").asInt());
        response.path("headers").forEachEntry((name, value) -> answer.header(name, here(value)));
        return answer.bodyValue(here(response.path("body")));
    }

    private String here(JsonNode text) {
        return text.asString("").replace("http://jenkins.test", address().toString());
    }

    private static String key(String method, String path) {
        return method + " " + path.replaceAll("\\?.*", "");
    }

    @Override
    public void close() {
        this.server.close();
    }
}
