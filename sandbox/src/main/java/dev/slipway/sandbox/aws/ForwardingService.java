package dev.slipway.sandbox.aws;

import dev.slipway.sandbox.http.SandboxLoops;
import java.net.URI;
import java.util.Locale;
import java.util.Set;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.web.reactive.function.BodyInserters;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.util.UriComponentsBuilder;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.resources.ConnectionProvider;

/**
 * A service that another server on this machine plays: bytes and headers pass through unchanged, in both directions and
 * without being gathered first.
 */
public final class ForwardingService implements AwsService {

    /** Long polls hold their connection for up to 20 seconds, so many are open at once. */
    private static final int CONNECTIONS = 500;

    private static final Set<String> HOP_BY_HOP =
            Set.of("connection", "expect", "host", "keep-alive", "te", "trailer", "transfer-encoding", "upgrade");

    private final String signingName;
    private final URI server;
    private final WebClient client;

    /**
     * @param signingName the service's name in signatures
     * @param server address of the server that plays it
     */
    public ForwardingService(String signingName, URI server) {
        this.signingName = signingName;
        this.server = server;
        this.client = WebClient.builder()
                .clientConnector(SandboxLoops.connector(ConnectionProvider.create(signingName, CONNECTIONS)))
                .build();
    }

    @Override
    public Set<String> signingNames() {
        return Set.of(this.signingName);
    }

    @Override
    public Mono<ServerResponse> handle(ServerRequest request) {
        URI target = UriComponentsBuilder.fromUri(this.server)
                .path(request.uri().getRawPath())
                .query(request.uri().getRawQuery())
                .build(true)
                .toUri();
        return this.client
                .method(request.method())
                .uri(target)
                .headers((headers) -> copy(request.headers().asHttpHeaders(), headers))
                .body(BodyInserters.fromDataBuffers(request.bodyToFlux(DataBuffer.class)))
                .retrieve()
                .onStatus(HttpStatusCode::isError, (refusal) -> Mono.empty())
                .toEntityFlux(DataBuffer.class)
                .flatMap(ForwardingService::answer);
    }

    private static Mono<ServerResponse> answer(ResponseEntity<Flux<DataBuffer>> answer) {
        Flux<DataBuffer> body = answer.getBody() == null ? Flux.empty() : answer.getBody();
        return ServerResponse.status(answer.getStatusCode())
                .headers((headers) -> copy(answer.getHeaders(), headers))
                .body(BodyInserters.fromDataBuffers(body));
    }

    private static void copy(HttpHeaders from, HttpHeaders to) {
        from.forEach((name, values) -> {
            if (!HOP_BY_HOP.contains(name.toLowerCase(Locale.ROOT))) {
                to.put(name, values);
            }
        });
    }
}
