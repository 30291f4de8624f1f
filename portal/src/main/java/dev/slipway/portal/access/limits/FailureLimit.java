package dev.slipway.portal.access.limits;

import java.net.InetSocketAddress;
import java.time.Duration;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Turns an address away that keeps sending tokens which are not valid. It runs before anything is looked up. */
final class FailureLimit implements WebFilter, Ordered {

    private final Buckets failures;

    FailureLimit(LimitProperties settings) {
        this.failures = new Buckets(settings.failures());
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        String address = address(exchange);
        Duration wait = this.failures.look(address);
        if (wait != null && exchange.getRequest().getHeaders().containsHeader("Authorization")) {
            return Mono.error(new TooMany(wait));
        }
        exchange.getResponse().beforeCommit(() -> Mono.fromRunnable(() -> count(exchange, address)));
        return chain.filter(exchange);
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE + 2;
    }

    private void count(ServerWebExchange exchange, String address) {
        if (HttpStatus.UNAUTHORIZED.equals(exchange.getResponse().getStatusCode())) {
            this.failures.take(address);
        }
    }

    private static String address(ServerWebExchange exchange) {
        InetSocketAddress remote = exchange.getRequest().getRemoteAddress();
        return remote == null ? "" : remote.getHostString();
    }
}
