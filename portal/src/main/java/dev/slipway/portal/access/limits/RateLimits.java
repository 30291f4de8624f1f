package dev.slipway.portal.access.limits;

import dev.slipway.portal.access.Caller;
import dev.slipway.portal.access.Callers;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.http.HttpMethod;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Holds every principal that the portal knows to so many reads and changes a minute. */
final class RateLimits implements WebFilter, Ordered {

    private final Buckets reads;
    private final Buckets changes;

    RateLimits(LimitProperties settings) {
        this.reads = new Buckets(settings.reads());
        this.changes = new Buckets(settings.changes());
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        Caller caller = Callers.in(exchange);
        Duration wait =
                caller == null ? null : wait(caller, exchange.getRequest().getMethod());
        return wait == null ? chain.filter(exchange) : Mono.error(new TooMany(wait));
    }

    /** Behind the filter that finds out who asks, and before the one that keeps records. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE - 5;
    }

    private @Nullable Duration wait(Caller caller, HttpMethod method) {
        boolean reads = method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD);
        return (reads ? this.reads : this.changes).take(principal(caller));
    }

    private static String principal(Caller caller) {
        return caller instanceof Caller.Person person
                ? "person " + person.subject()
                : caller.origin().token();
    }
}
