package dev.slipway.sandbox.aws;

import dev.slipway.sandbox.aws.model.AnswerCheck;
import dev.slipway.sandbox.aws.model.Operation;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.reactivestreams.Publisher;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseCookie;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.util.MultiValueMap;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * An answer that a witness sees before it leaves. It is gathered whole for that.
 *
 * @param answer the answer
 * @param operation what was asked for
 * @param witness who sees it
 */
record WatchedAnswer(ServerResponse answer, Operation operation, AnswerWitness witness) implements ServerResponse {

    @Override
    public HttpStatusCode statusCode() {
        return this.answer.statusCode();
    }

    @Override
    public HttpHeaders headers() {
        return this.answer.headers();
    }

    @Override
    public MultiValueMap<String, ResponseCookie> cookies() {
        return this.answer.cookies();
    }

    @Override
    public Mono<Void> writeTo(ServerWebExchange exchange, Context context) {
        ServerHttpResponse gathered = new Gathering(exchange.getResponse());
        return this.answer.writeTo(exchange.mutate().response(gathered).build(), context);
    }

    private void saw(String body) {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.putAll(headers().toSingleValueMap());
        int status = statusCode().value();
        this.witness.saw(this.operation, status, AnswerCheck.differences(this.operation, status, headers, body));
    }

    private final class Gathering extends ServerHttpResponseDecorator {

        private Gathering(ServerHttpResponse response) {
            super(response);
        }

        @Override
        public Mono<Void> writeWith(Publisher<? extends DataBuffer> body) {
            return DataBufferUtils.join(Flux.from(body))
                    .flatMap((whole) -> {
                        saw(whole.toString(StandardCharsets.UTF_8));
                        return getDelegate().writeWith(Mono.just(whole)).thenReturn(true);
                    })
                    .switchIfEmpty(Mono.defer(() -> {
                        saw("");
                        return getDelegate().writeWith(Flux.empty()).thenReturn(true);
                    }))
                    .then();
        }

        @Override
        public Mono<Void> writeAndFlushWith(Publisher<? extends Publisher<? extends DataBuffer>> body) {
            return writeWith(Flux.from(body).concatMap((part) -> part));
        }

        @Override
        public Mono<Void> setComplete() {
            saw("");
            return getDelegate().setComplete();
        }
    }
}
