package dev.slipway.portal.access.audit;

import dev.slipway.portal.access.Caller;
import dev.slipway.portal.access.Callers;
import dev.slipway.portal.access.Origin;
import dev.slipway.portal.app.App;
import java.net.URI;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import org.springframework.web.util.pattern.PathPattern;
import reactor.core.publisher.Mono;

/**
 * Keeps a record of every request that was made to change something, by anybody the portal knows, before its answer
 * leaves. No handler writes code for it; the action and the app are those that the policy was asked for.
 *
 * <p>Where the record cannot be kept, the answer is an error and the log has the record.
 */
final class AuditFilter implements WebFilter, Ordered {

    private static final Logger log = LoggerFactory.getLogger(AuditFilter.class);

    private final AuditTrail trail;
    private final Clock clock;

    AuditFilter(AuditTrail trail, Clock clock) {
        this.trail = trail;
        this.clock = clock;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        Caller caller = Callers.in(exchange);
        if (caller != null && changes(exchange.getRequest().getMethod())) {
            exchange.getResponse().beforeCommit(() -> keep(exchange, caller));
        }
        return chain.filter(exchange);
    }

    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }

    private static boolean changes(HttpMethod method) {
        return !method.equals(HttpMethod.GET)
                && !method.equals(HttpMethod.HEAD)
                && !method.equals(HttpMethod.OPTIONS)
                && !method.equals(HttpMethod.TRACE);
    }

    /** An address without a handler changes nothing. */
    private Mono<Void> keep(ServerWebExchange exchange, Caller caller) {
        PathPattern pattern = exchange.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        return pattern == null ? Mono.empty() : keep(written(exchange, caller, pattern));
    }

    private Mono<Void> keep(AuditRecord written) {
        return this.trail
                .append(written)
                .doOnError((fault) -> log.error("The audit trail did not take this record: {}", written, fault));
    }

    private AuditRecord written(ServerWebExchange exchange, Caller caller, PathPattern pattern) {
        Origin origin = caller.origin();
        Origin.@Nullable Asked asked = origin.asked();
        @Nullable App app = asked == null ? null : asked.app();
        HttpStatusCode status = exchange.getResponse().getStatusCode();
        URI result = exchange.getResponse().getHeaders().getLocation();
        return new AuditRecord(
                UUID.randomUUID().toString(),
                this.clock.instant(),
                caller.name(),
                caller instanceof Caller.Person person ? person.subject() : null,
                origin.token(),
                origin.address(),
                String.valueOf(exchange.getResponse().getHeaders().getFirst("X-Request-Id")),
                exchange.getRequest().getMethod() + " " + pattern.getPatternString(),
                exchange.getRequest().getPath().pathWithinApplication().value(),
                asked == null ? null : asked.action().id(),
                app == null ? null : app.name().value(),
                app == null ? null : app.team(),
                status == null ? 200 : status.value(),
                result == null ? null : result.getPath(),
                origin.changes());
    }
}
