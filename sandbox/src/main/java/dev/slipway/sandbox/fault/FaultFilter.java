package dev.slipway.sandbox.fault;

import io.netty.channel.ChannelOption;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.reactivestreams.Publisher;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.Connection;

/** Stands before one outside system: records each call, and lets the rule that fits it happen. */
public final class FaultFilter implements WebFilter {

    private static final FaultBodies BODIES = new FaultBodies();

    private final FaultSwitch faults;
    private final CallNaming naming;

    /**
     * @param faults the rules, and where calls are recorded
     * @param naming how this system's calls are named
     */
    public FaultFilter(FaultSwitch faults, CallNaming naming) {
        this.faults = faults;
        this.naming = naming;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return this.naming.name(exchange).flatMap((call) -> {
            Optional<FaultRule> rule = this.faults.meet(call);
            return rule.isEmpty() ? chain.filter(exchange) : happen(rule.get(), exchange, chain);
        });
    }

    private static Mono<Void> happen(FaultRule rule, ServerWebExchange exchange, WebFilterChain chain) {
        return switch (rule.fault()) {
            case LATENCY -> Mono.delay(Duration.ofMillis(rule.millis())).then(chain.filter(exchange));
            case NO_ANSWER -> Mono.never();
            case STATUS -> refuse(rule, exchange);
            case RESET -> reset(exchange.getRequest());
            case EFFECT_THEN_LOST_ANSWER ->
                chain.filter(exchange.mutate()
                                .response(new LostAnswer(exchange.getResponse()))
                                .build())
                        .then(reset(exchange.getRequest()));
        };
    }

    private static Mono<Void> refuse(FaultRule rule, ServerWebExchange exchange) {
        ServerHttpResponse response = exchange.getResponse();
        response.setStatusCode(HttpStatusCode.valueOf(rule.status()));
        FaultBodies.Body body = BODIES.of(exchange.getRequest(), rule.status());
        response.getHeaders().setContentType(MediaType.parseMediaType(body.type()));
        Map<String, String> headers = rule.headers();
        if (headers != null) {
            headers.forEach(response.getHeaders()::set);
        }
        DataBuffer text = response.bufferFactory().wrap(body.text().getBytes(StandardCharsets.UTF_8));
        // What was sent is read to its end, as servers do: else the caller would see a broken pipe and not the answer.
        return exchange.getRequest()
                .getBody()
                .doOnNext(DataBufferUtils::release)
                .then(response.writeWith(Mono.just(text)));
    }

    private static Mono<Void> reset(ServerHttpRequest request) {
        return Mono.defer(() -> {
            Object raw = ServerHttpRequestDecorator.getNativeRequest(request);
            Connection connection = (Connection) raw;
            // With a linger of 0 the system sends RST and not FIN: "connection reset by peer".
            connection.channel().config().setOption(ChannelOption.SO_LINGER, 0);
            connection.channel().close();
            return Mono.never();
        });
    }

    /** An answer that nobody gets: what is written into it is let go. */
    private static final class LostAnswer extends ServerHttpResponseDecorator {

        LostAnswer(ServerHttpResponse response) {
            super(response);
        }

        @Override
        public Mono<Void> writeWith(Publisher<? extends DataBuffer> body) {
            return Flux.from(body).doOnNext(DataBufferUtils::release).then();
        }

        @Override
        public Mono<Void> writeAndFlushWith(Publisher<? extends Publisher<? extends DataBuffer>> body) {
            return Flux.from(body)
                    .flatMap((part) -> part)
                    .doOnNext(DataBufferUtils::release)
                    .then();
        }

        @Override
        public Mono<Void> setComplete() {
            return Mono.empty();
        }
    }
}
