package dev.slipway.sandbox.aws.lambda;

import dev.slipway.sandbox.http.LoopbackServer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;

/**
 * The Runtime API of one function: its JVM asks for the next invocation and reports how it ended.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html">Lambda runtime API</a>
 */
final class RuntimeApi implements AutoCloseable {

    private static final String ROOT = "/2018-06-01/runtime";

    private final Duration timeout;
    private final Runnable onTimeout;
    private final LoopbackServer server;
    private final Deque<Invocation> waiting = new ArrayDeque<>();
    private final Map<String, Invocation> running = new HashMap<>();
    private @Nullable MonoSink<Invocation> poll;
    private long polls;

    /**
     * @param timeout how long an invocation may take
     * @param onTimeout ends the JVM, which cannot be interrupted otherwise
     */
    RuntimeApi(Duration timeout, Runnable onTimeout) {
        this.timeout = timeout;
        this.onTimeout = onTimeout;
        RouterFunction<ServerResponse> routes = RouterFunctions.route()
                .GET(ROOT + "/invocation/next", (request) -> next())
                .POST(ROOT + "/invocation/{id}/response", (request) -> end(request, false))
                .POST(ROOT + "/invocation/{id}/error", (request) -> end(request, true))
                .POST(ROOT + "/init/error", this::initError)
                .build();
        this.server = LoopbackServer.start(0, routes);
    }

    /** Returns the address as the runtime interface client wants it. */
    String hostAndPort() {
        return "127.0.0.1:" + this.server.port();
    }

    /** Hands an invocation to the JVM as soon as it asks. */
    synchronized void submit(Invocation invocation) {
        this.waiting.add(invocation);
        handOver();
    }

    /** Ends what the JVM was at work on. What waits is left for the next JVM. */
    void failRunning(Outcome outcome) {
        List<Invocation> failed;
        synchronized (this) {
            failed = new ArrayList<>(this.running.values());
            this.running.clear();
        }
        failed.forEach((invocation) -> invocation.outcome().complete(outcome));
    }

    /** Ends everything, since no JVM can be started. */
    void failAll(Outcome outcome) {
        List<Invocation> failed;
        synchronized (this) {
            failed = new ArrayList<>(this.waiting);
            this.waiting.clear();
        }
        failed.forEach((invocation) -> invocation.outcome().complete(outcome));
        failRunning(outcome);
    }

    /** Returns how often a JVM asked for work. One that ended without asking once cannot be started at all. */
    synchronized long polls() {
        return this.polls;
    }

    synchronized boolean hasWaiting() {
        return !this.waiting.isEmpty();
    }

    @Override
    public void close() {
        this.server.close();
    }

    private Mono<ServerResponse> next() {
        return Mono.<Invocation>create(this::register)
                .flatMap((invocation) -> ServerResponse.ok()
                        .contentType(MediaType.APPLICATION_JSON)
                        .header("Lambda-Runtime-Aws-Request-Id", invocation.id())
                        .header("Lambda-Runtime-Invoked-Function-Arn", invocation.arn())
                        .header(
                                "Lambda-Runtime-Deadline-Ms",
                                String.valueOf(System.currentTimeMillis() + this.timeout.toMillis()))
                        .bodyValue(invocation.payload()));
    }

    private synchronized void register(MonoSink<Invocation> sink) {
        this.poll = sink;
        this.polls++;
        sink.onDispose(() -> forget(sink));
        handOver();
    }

    private synchronized void forget(MonoSink<Invocation> sink) {
        if (this.poll == sink) {
            this.poll = null;
        }
    }

    private synchronized void handOver() {
        MonoSink<Invocation> sink = this.poll;
        Invocation invocation = sink == null ? null : this.waiting.poll();
        if (sink == null || invocation == null) {
            return;
        }
        this.poll = null;
        this.running.put(invocation.id(), invocation);
        Outcome late = Outcome.broken(
                "Sandbox.Timedout",
                "RequestId: %s Error: Task timed out after %d.00 seconds"
                        .formatted(invocation.id(), this.timeout.toSeconds()));
        invocation
                .outcome()
                .copy()
                .orTimeout(this.timeout.toMillis(), TimeUnit.MILLISECONDS)
                .whenComplete((outcome, tooLate) -> {
                    if (tooLate != null && invocation.outcome().complete(late)) {
                        this.onTimeout.run();
                    }
                });
        sink.success(invocation);
    }

    private Mono<ServerResponse> end(ServerRequest request, boolean error) {
        return request.bodyToMono(String.class)
                .defaultIfEmpty("null")
                .doOnNext(
                        (body) -> end(request.pathVariable("id"), error ? Outcome.threw(body) : Outcome.returned(body)))
                .then(accepted());
    }

    private void end(String id, Outcome outcome) {
        Invocation invocation;
        synchronized (this) {
            invocation = this.running.remove(id);
        }
        if (invocation != null) {
            invocation.outcome().complete(outcome);
        }
    }

    private Mono<ServerResponse> initError(ServerRequest request) {
        return request.bodyToMono(String.class)
                .defaultIfEmpty("null")
                .doOnNext((body) -> failAll(Outcome.threw(body)))
                .then(accepted());
    }

    private static Mono<ServerResponse> accepted() {
        return ServerResponse.accepted().contentType(MediaType.APPLICATION_JSON).bodyValue("{\"status\":\"OK\"}");
    }
}
