package dev.slipway.sandbox.proof.pipelines;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.slipway.sandbox.proof.JsonClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** A portal that knows one app, deploys nothing, and asks only the guards that it is given. */
final class SmallPortal implements AutoCloseable {

    static final String DIGEST = "sha256:" + "a".repeat(64);
    static final String COMMIT = "b".repeat(40);

    private final HttpServer server;
    private final Set<Guard> guards;
    private final Deque<Map<String, Object>> deployments = new ArrayDeque<>();
    private boolean frozen;

    SmallPortal(Set<Guard> guards) throws IOException {
        this.guards = guards.isEmpty() ? EnumSet.noneOf(Guard.class) : EnumSet.copyOf(guards);
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        this.server.createContext("/", this::answer);
        this.server.start();
        keep("succeeded", "");
    }

    JsonClient as(String login) {
        return new JsonClient(
                URI.create(
                        "http://localhost:%d".formatted(this.server.getAddress().getPort())),
                login);
    }

    @Override
    public void close() {
        this.server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        JsonNode body = JsonClient.JSON.readTree(exchange.getRequestBody().readAllBytes());
        boolean posts = exchange.getRequestMethod().equals("POST");
        if (posts && path.endsWith("/freezes")) {
            this.frozen = true;
            send(exchange, 201, Map.of());
        } else if (posts) {
            int status = status(body, exchange.getRequestHeaders().getFirst("Authorization"));
            send(exchange, status, status == 202 ? this.deployments.getFirst() : Map.of());
        } else if (path.startsWith("/api/v1/deployments/")) {
            send(exchange, 200, this.deployments.getFirst());
        } else {
            send(exchange, 200, Map.of("items", this.deployments));
        }
    }

    private int status(JsonNode order, String login) {
        boolean lead = login.equals("lea");
        if (this.guards.contains(Guard.ROLES)
                && !lead
                && (order.has("override") || !text(order, "environment").equals("test"))) {
            return 403;
        }
        if (this.guards.contains(Guard.ORDERS)
                && !(text(order, "digest").equals(DIGEST)
                        && text(order, "commit").equals(COMMIT)
                        && Set.of("test", "prod").contains(text(order, "environment")))) {
            return 422;
        }
        if (this.guards.contains(Guard.FREEZE) && this.frozen && !order.has("override")) {
            keep("refused", "Deployments to test are frozen.");
            return 409;
        }
        keep("succeeded", "");
        return 202;
    }

    private void keep(String state, String reason) {
        this.deployments.addFirst(Map.of(
                "id", "d-" + this.deployments.size(),
                "state", state,
                "environment", "test",
                "digest", DIGEST,
                "commit", COMMIT,
                "reason", reason));
    }

    private static String text(JsonNode order, String field) {
        return order.path(field).asString("");
    }

    private static void send(HttpExchange exchange, int status, Object body) throws IOException {
        byte[] json = JsonClient.JSON.writeValueAsString(body).getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, json.length);
        exchange.getResponseBody().write(json);
        exchange.close();
    }

    /** What a portal must ask. */
    enum Guard {
        /** Who may. */
        ROLES,
        /** Whether the order can be. */
        ORDERS,
        /** Whether it is frozen. */
        FREEZE
    }
}
