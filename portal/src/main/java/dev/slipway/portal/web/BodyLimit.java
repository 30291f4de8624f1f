package dev.slipway.portal.web;

import org.springframework.core.Ordered;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Turns a body away by its announced length, before a byte of it is read. Bodies without one are cut off by the codecs
 * at the same size.
 */
@Component
final class BodyLimit implements WebFilter, Ordered {
    private static final long MOST = 256 * 1024L;

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        long announced = exchange.getRequest().getHeaders().getContentLength();
        return announced > MOST
                ? Mono.error(new ResponseStatusException(
                        HttpStatus.CONTENT_TOO_LARGE,
                        "The body has %d bytes; at most %d are taken.".formatted(announced, MOST)))
                : chain.filter(exchange);
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE + 1;
    }
}
