package dev.slipway.sandbox.proof.contracts;

import dev.slipway.sandbox.http.LoopbackServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.web.reactive.function.server.RequestPredicates;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Stands before a server, hands everything on and writes down what was said below one path. */
final class RecordingProxy implements AutoCloseable {

    /** Headers that belong to one connection, or that the client sets itself. */
    private static final Set<String> OWN =
            Set.of("host", "connection", "content-length", "transfer-encoding", "upgrade", "http2-settings", "expect");

    private final HttpClient client = HttpClient.newHttpClient();
    private final List<Exchange> exchanges = new CopyOnWriteArrayList<>();
    private final URI target;
    private final String recorded;
    private final LoopbackServer server;

    /**
     * @param target the server behind
     * @param recorded path below which is written down
     */
    RecordingProxy(URI target, String recorded) {
        this.target = target;
        this.recorded = recorded;
        this.server = LoopbackServer.start(0, RouterFunctions.route(RequestPredicates.all(), this::handOn));
    }

    URI address() {
        return this.server.address();
    }

    List<Exchange> exchanges() {
        return List.copyOf(this.exchanges);
    }

    private Mono<ServerResponse> handOn(ServerRequest request) {
        return request.bodyToMono(byte[].class)
                .defaultIfEmpty(new byte[0])
                .publishOn(Schedulers.boundedElastic())
                .map((body) -> send(request, body))
                .flatMap(RecordingProxy::answer);
    }

    private HttpResponse<byte[]> send(ServerRequest request, byte[] body) {
        String path = request.uri().getRawPath();
        String query =
                request.uri().getRawQuery() == null ? "" : "?" + request.uri().getRawQuery();
        HttpRequest.Builder onward = HttpRequest.newBuilder(URI.create(this.target + path + query))
                .method(
                        request.method().name(),
                        body.length == 0
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(body));
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        request.headers().asHttpHeaders().forEach((name, values) -> headers.put(name, values.get(0)));
        headers.forEach((name, value) -> {
            if (!OWN.contains(name.toLowerCase(Locale.ROOT))) {
                onward.header(name, value);
            }
        });
        try {
            HttpResponse<byte[]> response = this.client.send(onward.build(), HttpResponse.BodyHandlers.ofByteArray());
            if (path.startsWith(this.recorded)) {
                this.exchanges.add(new Exchange(
                        request.method().name(),
                        URI.create(path.substring(this.recorded.length()) + query),
                        headers,
                        new String(body, StandardCharsets.UTF_8),
                        response.statusCode(),
                        new String(response.body(), StandardCharsets.UTF_8)));
            }
            return response;
        } catch (IOException ex) {
            throw new IllegalStateException("%s did not answer.".formatted(this.target), ex);
        } catch (InterruptedException ex) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted.", ex);
        }
    }

    private static Mono<ServerResponse> answer(HttpResponse<byte[]> response) {
        ServerResponse.BodyBuilder answer = ServerResponse.status(response.statusCode());
        response.headers().map().forEach((name, values) -> {
            if (!OWN.contains(name)) {
                answer.header(name, values.toArray(String[]::new));
            }
        });
        return response.body().length == 0 ? answer.build() : answer.bodyValue(response.body());
    }

    @Override
    public void close() {
        this.server.close();
    }
}
