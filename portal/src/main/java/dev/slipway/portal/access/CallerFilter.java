package dev.slipway.portal.access;

import org.springframework.core.Ordered;
import org.springframework.security.core.Authentication;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Runs behind the security filters and keeps who asks with the exchange. */
final class CallerFilter implements WebFilter, Ordered {
    /** Leaves room for filters that want to know who asks. */
    private static final int ORDER = Ordered.LOWEST_PRECEDENCE - 10;

    private final Callers callers;

    CallerFilter(Callers callers) {
        this.callers = callers;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return exchange.<Authentication>getPrincipal()
                .doOnNext((authentication) -> this.callers.remember(exchange, authentication))
                .then(Mono.defer(() -> chain.filter(exchange)));
    }

    @Override
    public int getOrder() {
        return ORDER;
    }
}
