package dev.slipway.pipeline;

import com.sun.net.httpserver.HttpServer;
import groovy.json.JsonOutput;
import groovy.json.JsonSlurper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** A portal that keeps what it is asked and answers as it was told. */
final class PortalStub implements AutoCloseable {

    private final HttpServer server;
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final Map<String, Deque<Answer>> answers = new HashMap<>();

    PortalStub() throws IOException {
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        this.server.createContext("/", (exchange) -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String call = exchange.getRequestMethod() + " " + exchange.getRequestURI();
            this.requests.add(new Request(
                    call,
                    exchange.getRequestHeaders().getFirst("Authorization"),
                    exchange.getRequestHeaders().getFirst("Idempotency-Key"),
                    body));
            Answer answer = next(call);
            byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        this.server.start();
    }

    String address() {
        return "http://localhost:" + this.server.getAddress().getPort();
    }

    /** Answers a call; told several times, it answers in that order and stays with the last. */
    PortalStub answer(String call, int status, Map<String, ?> body) {
        this.answers
                .computeIfAbsent(call, (key) -> new ArrayDeque<>())
                .add(new Answer(status, JsonOutput.toJson(body)));
        return this;
    }

    /** Forgets the answers to a call and gives this one instead. */
    PortalStub answerOnly(String call, int status, Map<String, ?> body) {
        this.answers.remove(call);
        return answer(call, status, body);
    }

    List<Request> requests() {
        return this.requests;
    }

    List<String> calls() {
        return this.requests.stream().map(Request::call).toList();
    }

    /** Returns the bodies of the events, in their order. */
    List<Map<String, Object>> events() {
        return this.requests.stream()
                .filter((request) -> request.call().endsWith("/events"))
                .map(Request::json)
                .toList();
    }

    private synchronized Answer next(String call) {
        Deque<Answer> told = this.answers.getOrDefault(call, new ArrayDeque<>());
        if (told.isEmpty()) {
            return new Answer(202, "{}");
        }
        return told.size() > 1 ? told.removeFirst() : told.getFirst();
    }

    @Override
    public void close() {
        this.server.stop(0);
    }

    private record Answer(int status, String body) {}

    record Request(String call, String authorization, String key, String body) {

        @SuppressWarnings("unchecked")
        Map<String, Object> json() {
            return (Map<String, Object>) new JsonSlurper().parseText(this.body);
        }
    }
}
