package dev.slipway.portal.access;

import org.springframework.core.MethodParameter;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.security.core.Authentication;
import org.springframework.web.reactive.BindingContext;
import org.springframework.web.reactive.result.method.HandlerMethodArgumentResolver;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Gives handlers their {@link Caller}. A handler that asks for a {@link Caller.Person} turns pipelines away by its
 * signature.
 */
final class CallerArgument implements HandlerMethodArgumentResolver {
    private final Callers callers;

    CallerArgument(Callers callers) {
        this.callers = callers;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return Caller.class.isAssignableFrom(parameter.getParameterType());
    }

    @Override
    public Mono<Object> resolveArgument(
            MethodParameter parameter, BindingContext bindingContext, ServerWebExchange exchange) {
        Class<?> wanted = parameter.getParameterType();
        return exchange.<Authentication>getPrincipal()
                .mapNotNull(this.callers::of)
                .switchIfEmpty(
                        Mono.error(() -> new AuthenticationCredentialsNotFoundException("Nobody has signed in.")))
                .map((caller) -> {
                    if (!wanted.isInstance(caller)) {
                        throw new Forbidden("This is for %s only."
                                .formatted(wanted == Caller.Person.class ? "people" : "pipelines"));
                    }
                    return caller;
                });
    }
}
