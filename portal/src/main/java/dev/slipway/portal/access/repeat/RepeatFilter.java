package dev.slipway.portal.access.repeat;

import dev.slipway.portal.access.Caller;
import dev.slipway.portal.access.Callers;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Stands before every POST of the API, so that a route that starts something cannot forget it: a request with an
 * {@code Idempotency-Key} is executed once for each caller, and who sends it again gets the first answer.
 *
 * <p>Only answers of requests that started something (201, 202) are kept. The table remembers them before they are sent,
 * so an answer that is lost on its way is there for the next try.
 */
final class RepeatFilter implements WebFilter, Ordered {

    private static final String HEADER = "Idempotency-Key";

    private final RepeatedRequests requests;

    RepeatFilter(RepeatedRequests requests) {
        this.requests = requests;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        ServerHttpRequest request = exchange.getRequest();
        String key = request.getHeaders().getFirst(HEADER);
        String principal = principal(Callers.in(exchange));
        String path = request.getPath().value();
        if (key == null || principal == null || request.getMethod() != HttpMethod.POST || !path.startsWith("/api/")) {
            return chain.filter(exchange);
        }
        return body(request)
                .flatMap(body -> this.requests
                        .begin(principal, key, RequestPrint.of(path, body))
                        .map(answer -> repeat(exchange.getResponse(), answer))
                        .defaultIfEmpty(Mono.defer(() -> execute(exchange, chain, principal, key, body)))
                        .flatMap(answered -> answered));
    }

    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE - 2;
    }

    private Mono<Void> execute(
            ServerWebExchange exchange, WebFilterChain chain, String principal, String key, byte[] body) {
        KeptResponse response =
                new KeptResponse(exchange.getResponse(), answer -> this.requests.end(principal, key, answer));
        ServerWebExchange watched = exchange.mutate()
                .request(new ReadRequest(exchange.getRequest(), body))
                .response(response)
                .build();
        Mono<Void> forget = Mono.defer(() -> response.isKept() ? Mono.empty() : this.requests.forget(principal, key));
        return chain.filter(watched).then(forget).onErrorResume(fault -> forget.then(Mono.error(fault)));
    }

    private static Mono<Void> repeat(ServerHttpResponse response, FirstAnswer answer) {
        response.setStatusCode(HttpStatusCode.valueOf(answer.status()));
        String type = answer.type();
        String location = answer.location();
        if (type != null) {
            response.getHeaders().setContentType(MediaType.parseMediaType(type));
        }
        if (location != null) {
            response.getHeaders().setLocation(URI.create(location));
        }
        DataBuffer body = response.bufferFactory().wrap(answer.body().getBytes(StandardCharsets.UTF_8));
        return response.writeWith(Mono.just(body));
    }

    private static Mono<byte[]> body(ServerHttpRequest request) {
        return DataBufferUtils.join(request.getBody()).map(KeptResponse::bytes).defaultIfEmpty(new byte[0]);
    }

    /** People and pipelines have names of their own, and a login has no space in it. */
    private static @Nullable String principal(@Nullable Caller caller) {
        return (caller != null) ? caller.name() : null;
    }

    /** A request whose body was read already. */
    private static final class ReadRequest extends ServerHttpRequestDecorator {

        private final byte[] body;

        ReadRequest(ServerHttpRequest request, byte[] body) {
            super(request);
            this.body = body;
        }

        @Override
        public Flux<DataBuffer> getBody() {
            return (this.body.length == 0)
                    ? Flux.empty()
                    : Flux.just(DefaultDataBufferFactory.sharedInstance.wrap(this.body));
        }
    }
}
