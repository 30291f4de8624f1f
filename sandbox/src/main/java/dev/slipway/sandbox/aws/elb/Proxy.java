package dev.slipway.sandbox.aws.elb;

import dev.slipway.sandbox.http.SandboxLoops;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.timeout.ReadTimeoutException;
import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.HttpClientResponse;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.resources.ConnectionProvider;

/** Passes one request on to a target and streams the answer back, piece by piece as it comes. */
final class Proxy implements AutoCloseable {

    private static final List<String> OF_ONE_CONNECTION = List.of(
            "Connection",
            "Keep-Alive",
            "Proxy-Authenticate",
            "Proxy-Authorization",
            "Proxy-Connection",
            "TE",
            "Trailer",
            "Transfer-Encoding",
            "Upgrade");
    private static final Set<HttpMethod> REPEATABLE =
            Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS, HttpMethod.PUT, HttpMethod.DELETE);

    private final int port;
    private final ConnectionProvider connections = ConnectionProvider.builder("elb")
            .maxConnections(500)
            .maxIdleTime(Duration.ofSeconds(30))
            .build();
    private final HttpClient client = SandboxLoops.client(this.connections).responseTimeout(Duration.ofSeconds(60));

    /** @param port port of the load balancer, for {@code X-Forwarded-Port} */
    Proxy(int port) {
        this.port = port;
    }

    /** Passes the request on; an error before the answer has begun is an error of the result. */
    Mono<Void> pass(HttpServerRequest request, HttpServerResponse response, Target target) {
        return Mono.defer(() -> {
            target.underWay().incrementAndGet();
            return exchange(request, response, target)
                    .doFinally((signal) -> target.underWay().decrementAndGet());
        });
    }

    /**
     * Returns whether a request that failed so can be sent to another target: nothing of the answer has been passed on, and
     * the target has not acted on it or may act on it twice.
     */
    static boolean mayRepeat(HttpServerRequest request, HttpServerResponse response, Throwable failure) {
        boolean refused = failure instanceof ConnectException;
        boolean lost = failure instanceof IOException && !hasBody(request) && REPEATABLE.contains(request.method());
        return !response.hasSentHeaders() && (refused || lost);
    }

    /** Returns the status that tells a client of a target's failure. */
    static HttpResponseStatus statusOf(Throwable failure) {
        return failure instanceof ReadTimeoutException
                ? HttpResponseStatus.GATEWAY_TIMEOUT
                : HttpResponseStatus.BAD_GATEWAY;
    }

    @Override
    public void close() {
        this.connections.dispose();
    }

    private Mono<Void> exchange(HttpServerRequest request, HttpServerResponse response, Target target) {
        HttpClient.RequestSender sender = this.client
                .headers((headers) -> forward(request, headers))
                .request(request.method())
                .uri("http://%s:%d%s".formatted(target.host(), target.port(), request.uri()));
        HttpClient.ResponseReceiver<?> receiver = hasBody(request)
                ? sender.send(
                        (out, connection) -> connection.send(request.receive().retain()))
                : sender;
        return receiver.response((answer, body) -> {
                    answer(request, answer, response);
                    return isEmpty(request, answer)
                            ? response.send()
                            : response.send(body.retain(), (piece) -> true).then();
                })
                .then();
    }

    private void forward(HttpServerRequest request, HttpHeaders headers) {
        headers.add(request.requestHeaders());
        OF_ONE_CONNECTION.forEach(headers::remove);
        String client = request.remoteAddress() == null
                ? "127.0.0.1"
                : request.remoteAddress().getAddress().getHostAddress();
        String before = request.requestHeaders().get("X-Forwarded-For");
        headers.set("X-Forwarded-For", before == null ? client : before + ", " + client);
        headers.set("X-Forwarded-Proto", "http");
        headers.set("X-Forwarded-Port", String.valueOf(this.port));
    }

    private static void answer(HttpServerRequest request, HttpClientResponse answer, HttpServerResponse response) {
        response.status(answer.status());
        response.responseHeaders().setAll(answer.responseHeaders());
        OF_ONE_CONNECTION.forEach(response.responseHeaders()::remove);
        if (!answer.responseHeaders().contains("Content-Length") && !isEmpty(request, answer)) {
            response.chunkedTransfer(true);
        }
    }

    private static boolean isEmpty(HttpServerRequest request, HttpClientResponse answer) {
        int status = answer.status().code();
        return request.method().equals(HttpMethod.HEAD) || status == 204 || status == 304;
    }

    private static boolean hasBody(HttpServerRequest request) {
        HttpHeaders headers = request.requestHeaders();
        return headers.contains("Transfer-Encoding")
                || (headers.contains("Content-Length") && !"0".equals(headers.get("Content-Length")));
    }
}
