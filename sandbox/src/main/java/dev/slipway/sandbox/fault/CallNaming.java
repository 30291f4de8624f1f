package dev.slipway.sandbox.fault;

import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** How the calls to one outside system are named. */
@FunctionalInterface
public interface CallNaming {

    /** Names a call; it may read the body as a form, which handlers after it can still do. */
    Mono<Call> name(ServerWebExchange exchange);
}
