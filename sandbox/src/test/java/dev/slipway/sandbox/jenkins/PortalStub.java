package dev.slipway.sandbox.jenkins;

import dev.slipway.sandbox.http.LoopbackServer;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
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
    private final Map<String, String> deployments = new ConcurrentHashMap<>();
    private final AtomicInteger lostAnswers = new AtomicInteger();
    private final List<String> calls = new CopyOnWriteArrayList<>();
    private final List<JsonNode> events = new CopyOnWriteArrayList<>();
    private volatile @Nullable JsonNode deployment;
    private volatile @Nullable String refusal;
    private volatile List<Map<String, String>> findings = List.of();
    private volatile Map<String, String> outcome = Map.of("id", "d1", "state", "succeeded");

    PortalStub() {
        this.server = LoopbackServer.start(0, RouterFunctions.route(RequestPredicates.all(), this::answer));
    }

    URI address() {
        return this.server.address();
    }

    /** The scan finds this in every image. */
    void find(String name, String severity) {
        this.findings = List.of(Map.of("name", name, "severity", severity));
    }

    /** Every deployment fails for this reason. */
    void failDeployments(String reason) {
        this.outcome = Map.of("id", "d1", "state", "failed", "reason", reason);
    }

    /** The next deployment is opened, but nobody hears of it. */
    void loseTheNextAnswer() {
        this.lostAnswers.set(1);
    }

    /** Returns how many deployments were opened. */
    int deployments() {
        return this.deployments.size();
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
        if (request.path().endsWith("/scan")) {
            return ServerResponse.ok()
                    .bodyValue(Map.of("state", "complete", "reason", "nothing is scanned", "findings", this.findings));
        }
        if (request.path().endsWith("/registry-login")) {
            return json(200, Map.of("registry", "localhost:5000", "user", "AWS", "password", "push-secret"));
        }
        String reason = this.refusal;
        if (request.method().name().equals("POST") && reason != null) {
            return json(409, Map.of("detail", reason));
        }
        if (request.method().name().equals("POST")) {
            return open(String.valueOf(request.headers().firstHeader("Idempotency-Key")), body);
        }
        return json(200, this.outcome);
    }

    /** The same key opens no second deployment, also when the answer to the first call was lost. */
    private Mono<ServerResponse> open(String key, String body) {
        String id = this.deployments.computeIfAbsent(key, (none) -> "d" + (this.deployments.size() + 1));
        this.deployment = JSON.readTree(body);
        if (this.lostAnswers.getAndDecrement() > 0) {
            return json(503, Map.of("detail", "the portal is being restarted"));
        }
        return json(202, Map.of("id", id, "state", "running"));
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
