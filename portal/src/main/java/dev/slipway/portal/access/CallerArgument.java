package dev.slipway.portal.access;

import org.springframework.core.MethodParameter;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.web.reactive.BindingContext;
import org.springframework.web.reactive.result.method.HandlerMethodArgumentResolver;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Gives handlers their {@link Caller}. A handler that asks for a {@link Caller.Person} turns pipelines away by its
 * signature, one that asks for a {@link Caller.Pipeline} people.
 */
final class CallerArgument implements HandlerMethodArgumentResolver {
    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return Caller.class.isAssignableFrom(parameter.getParameterType());
    }

    @Override
    public Mono<Object> resolveArgument(
            MethodParameter parameter, BindingContext bindingContext, ServerWebExchange exchange) {
        Caller caller = Callers.in(exchange);
        if (caller == null) {
            return Mono.error(new AuthenticationCredentialsNotFoundException("Nobody has signed in."));
        }
        Class<?> wanted = parameter.getParameterType();
        if (!wanted.isInstance(caller)) {
            String whom = wanted == Caller.Person.class ? "people who signed in" : "pipelines with their app's token";
            return Mono.error(new Forbidden("This address is for %s only.".formatted(whom)));
        }
        return Mono.just(caller);
    }
}
