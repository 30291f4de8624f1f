package dev.slipway.portal.web;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Gives each request an id that its answer names and its log lines carry. An id that the caller (a proxy, say) brings
 * along is kept if it is harmless.
 */
@Component
final class RequestIds implements WebFilter, Ordered {
    /** Header of request and answer. */
    static final String HEADER = "X-Request-Id";

    private static final String ATTRIBUTE = RequestIds.class.getName();
    private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9._-]{8,64}");
    private static final int BYTES = 8;

    private final SecureRandom random = new SecureRandom();

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        String brought = exchange.getRequest().getHeaders().getFirst(HEADER);
        String id = brought != null && HARMLESS.matcher(brought).matches() ? brought : fresh();
        exchange.getAttributes().put(ATTRIBUTE, id);
        exchange.getResponse().getHeaders().set(HEADER, id);
        return chain.filter(exchange);
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }

    /** Returns the request's id. */
    static String of(ServerWebExchange exchange) {
        @Nullable String id = exchange.getAttribute(ATTRIBUTE);
        return id == null ? exchange.getRequest().getId() : id;
    }

    private String fresh() {
        byte[] bytes = new byte[BYTES];
        this.random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
