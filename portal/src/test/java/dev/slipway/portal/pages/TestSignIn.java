package dev.slipway.portal.pages;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.util.StringUtils;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Signs a browser in without a provider, for tests of what comes after: {@code /test-sign-in?as=dana&groups=city-hall}. */
final class TestSignIn implements WebFilter, Ordered {

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        if (!exchange.getRequest().getPath().value().equals("/test-sign-in")) {
            return chain.filter(exchange);
        }
        String login = String.valueOf(exchange.getRequest().getQueryParams().getFirst("as"));
        String groups = exchange.getRequest().getQueryParams().getFirst("groups");
        return exchange.getSession()
                .doOnNext((session) -> session.getAttributes()
                        .put(
                                "SPRING_SECURITY_CONTEXT",
                                new SecurityContextImpl(person(
                                        login,
                                        StringUtils.commaDelimitedListToSet(groups).stream()
                                                .toList()))))
                .flatMap((session) -> {
                    exchange.getResponse().setStatusCode(HttpStatus.FOUND);
                    exchange.getResponse().getHeaders().setLocation(URI.create("/apps"));
                    return exchange.getResponse().setComplete();
                });
    }

    @Override
    public int getOrder() {
        return -1000;
    }

    private static OAuth2AuthenticationToken person(String login, List<String> groups) {
        OidcIdToken token = OidcIdToken.withTokenValue("token")
                .subject("user-" + login)
                .issuedAt(Instant.now())
                .claim("preferred_username", login)
                .claim("name", Character.toUpperCase(login.charAt(0)) + login.substring(1) + " Developer")
                .claim("email", login + "@acme.example")
                .claim("groups", groups)
                .build();
        List<SimpleGrantedAuthority> none = List.of(new SimpleGrantedAuthority("OIDC_USER"));
        return new OAuth2AuthenticationToken(new DefaultOidcUser(none, token), none, "slipway");
    }
}
