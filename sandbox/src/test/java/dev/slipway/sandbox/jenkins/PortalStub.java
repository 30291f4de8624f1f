package dev.slipway.sandbox.jenkins;

import dev.slipway.sandbox.http.LoopbackServer;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.server.RequestPredicates;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** As much of the portal's API as a pipeline calls. */
final class PortalStub implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final LoopbackServer server;
    private final String digest;
    private final List<String> calls = new CopyOnWriteArrayList<>();
    private final List<JsonNode> events = new CopyOnWriteArrayList<>();
    private volatile @Nullable JsonNode deployment;
    private volatile @Nullable String refusal;

    PortalStub(String digest) {
        this.digest = digest;
        this.server = LoopbackServer.start(0, RouterFunctions.route(RequestPredicates.all(), this::answer));
    }

    URI address() {
        return this.server.address();
    }

    void refuseDeployments(String reason) {
        this.refusal = reason;
    }

    List<String> calls() {
        return this.calls;
    }

    JsonNode deployment() {
        return Objects.requireNonNull(this.deployment, "Nothing was deployed.");
    }

    /** Returns the events' types, shortened, with the outcome where there is one. */
    List<String> eventTypes() {
        return this.events.stream()
                .map((event) -> event.path("type").asString("").replaceFirst("dev\\.cdevents\\.(.*)\\.0\\.3\\.0", "$1")
                        + (event.path("type").asString("").contains("pipelinerun")
                                ? " "
                                        + event.path("subject")
                                                .path("content")
                                                .path("outcome")
                                                .asString("")
                                : ""))
                .map(String::strip)
                .toList();
    }

    private Mono<ServerResponse> answer(ServerRequest request) {
        return request.bodyToMono(String.class).defaultIfEmpty("").flatMap((body) -> answer(request, body));
    }

    private Mono<ServerResponse> answer(ServerRequest request, String body) {
        this.calls.add(request.method() + " " + request.path());
        if (!"Bearer tok3n-of-parking".equals(request.headers().firstHeader("Authorization"))) {
            return json(401, Map.of("detail", "no token"));
        }
        if (request.path().endsWith("/events")) {
            this.events.add(JSON.readTree(body));
            return json(202, Map.of("id", "e"));
        }
        if (request.path().endsWith("/registry-login")) {
            return json(200, Map.of("registry", "localhost:5000", "user", "AWS", "password", "push-secret"));
        }
        String reason = this.refusal;
        if (request.method().name().equals("POST") && reason != null) {
            return json(409, Map.of("detail", reason));
        }
        if (request.method().name().equals("POST")) {
            this.deployment = JSON.readTree(body);
            return json(202, Map.of("id", "d1", "state", "running"));
        }
        return json(200, Map.of("id", "d1", "state", "succeeded", "digest", this.digest));
    }

    private static Mono<ServerResponse> json(int status, Map<String, String> body) {
        return ServerResponse.status(status)
                .header("Content-Type", "application/json")
                .bodyValue(JSON.writeValueAsString(body));
    }

    @Override
    public void close() {
        this.server.close();
    }
}
