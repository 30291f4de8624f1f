package dev.slipway.portal.access;

import java.net.URI;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.ReactiveAuthenticationManager;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.web.server.SecurityWebFiltersOrder;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.oidc.web.server.logout.OidcClientInitiatedServerLogoutSuccessHandler;
import org.springframework.security.oauth2.client.registration.ReactiveClientRegistrationRepository;
import org.springframework.security.oauth2.server.resource.web.server.authentication.ServerBearerTokenAuthenticationConverter;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.authentication.AuthenticationWebFilter;
import org.springframework.security.web.server.authentication.RedirectServerAuthenticationEntryPoint;
import org.springframework.security.web.server.authentication.RedirectServerAuthenticationFailureHandler;
import org.springframework.security.web.server.authentication.ServerAuthenticationEntryPointFailureHandler;
import org.springframework.security.web.server.csrf.CsrfWebFilter;
import org.springframework.security.web.server.header.CrossOriginOpenerPolicyServerHttpHeadersWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.server.header.ReferrerPolicyServerHttpHeadersWriter.ReferrerPolicy;
import org.springframework.security.web.server.header.XFrameOptionsServerHttpHeadersWriter.Mode;
import org.springframework.security.web.server.util.matcher.AndServerWebExchangeMatcher;
import org.springframework.security.web.server.util.matcher.NegatedServerWebExchangeMatcher;
import org.springframework.security.web.server.util.matcher.PathPatternParserServerWebExchangeMatcher;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher.MatchResult;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Two chains, deny by default: the API takes bearer tokens and sessions and answers 401; pages take sessions and lead
 * to the sign-in. Refusals are passed on as errors and get their form where all errors do.
 */
@Configuration(proxyBeanMethods = false)
@EnableWebFluxSecurity
class SecurityChains {
    private static final String SIGN_IN = "/oauth2/authorization/" + Issuer.REGISTRATION;

    /**
     * What may be read without signing in: the sign-in page with its looks, and whether the portal is up. The actuator
     * answers on a port of its own, which is this machine's alone; here there is nothing behind its address.
     */
    private static final String[] OPEN = {
        "/sign-in", "/assets/**", "/webjars/**", "/favicon.ico", "/livez", "/readyz", "/actuator/**"
    };

    @Bean
    @Order(1)
    SecurityWebFilterChain apiChain(ServerHttpSecurity http, BearerTokens bearerTokens, AccessProperties properties) {
        ServerWebExchangeMatcher guarded = new AndServerWebExchangeMatcher(
                CsrfWebFilter.DEFAULT_CSRF_MATCHER, new NegatedServerWebExchangeMatcher(SecurityChains::carriesBearer));
        return headers(http, properties)
                .securityMatcher(new PathPatternParserServerWebExchangeMatcher("/api/**"))
                .authorizeExchange((exchanges) -> exchanges.anyExchange().authenticated())
                .addFilterAt(bearerFilter(bearerTokens), SecurityWebFiltersOrder.AUTHENTICATION)
                .csrf((csrf) -> csrf.requireCsrfProtectionMatcher(guarded)
                        .accessDeniedHandler((exchange, refusal) -> Mono.error(refusal)))
                .requestCache(ServerHttpSecurity.RequestCacheSpec::disable)
                .exceptionHandling((handling) -> handling.authenticationEntryPoint(SecurityChains::passOn)
                        .accessDeniedHandler((exchange, refusal) -> Mono.error(refusal)))
                .build();
    }

    @Bean
    @Order(2)
    SecurityWebFilterChain pageChain(
            ServerHttpSecurity http, ReactiveClientRegistrationRepository registrations, AccessProperties properties) {
        OidcClientInitiatedServerLogoutSuccessHandler signedOut =
                new OidcClientInitiatedServerLogoutSuccessHandler(registrations);
        signedOut.setPostLogoutRedirectUri("{baseUrl}/sign-in?signed-out");
        signedOut.setLogoutSuccessUrl(URI.create("/sign-in?signed-out"));
        return headers(http, properties)
                .authorizeExchange((exchanges) -> exchanges
                        .pathMatchers(HttpMethod.GET, OPEN)
                        .permitAll()
                        .anyExchange()
                        .authenticated())
                .oauth2Login((login) -> login.authenticationFailureHandler(
                        new RedirectServerAuthenticationFailureHandler("/sign-in?failed")))
                .logout((logout) -> logout.logoutUrl("/sign-out").logoutSuccessHandler(signedOut))
                .csrf((csrf) -> csrf.accessDeniedHandler((exchange, refusal) -> Mono.error(refusal)))
                .exceptionHandling((handling) -> handling.authenticationEntryPoint(
                                new RedirectServerAuthenticationEntryPoint(SIGN_IN))
                        .accessDeniedHandler((exchange, refusal) -> Mono.error(refusal)))
                .build();
    }

    private static ServerHttpSecurity headers(ServerHttpSecurity http, AccessProperties properties) {
        return http.headers((headers) -> headers.contentSecurityPolicy(
                        (csp) -> csp.policyDirectives(contentSecurityPolicy(properties)))
                .frameOptions((frames) -> frames.mode(Mode.DENY))
                .referrerPolicy((referrer) -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                .permissionsPolicy((permissions) ->
                        permissions.policy("camera=(), geolocation=(), microphone=(), payment=(), usb=()"))
                .crossOriginOpenerPolicy((opener) -> opener.policy(CrossOriginOpenerPolicy.SAME_ORIGIN)));
    }

    /** Signing out leads to the provider, and browsers hold redirects of forms to {@code form-action} too. */
    private static String contentSecurityPolicy(AccessProperties properties) {
        return String.join(
                "; ",
                "default-src 'none'",
                "script-src 'self'",
                "style-src 'self'",
                "img-src 'self' data:",
                "connect-src 'self'",
                "form-action 'self' " + properties.issuerOrigin(),
                "base-uri 'none'",
                "frame-ancestors 'none'");
    }

    private static AuthenticationWebFilter bearerFilter(ReactiveAuthenticationManager bearerTokens) {
        AuthenticationWebFilter filter = new AuthenticationWebFilter(bearerTokens);
        filter.setServerAuthenticationConverter(new ServerBearerTokenAuthenticationConverter());
        filter.setAuthenticationFailureHandler(
                new ServerAuthenticationEntryPointFailureHandler(SecurityChains::passOn));
        return filter;
    }

    private static Mono<Void> passOn(ServerWebExchange exchange, AuthenticationException refusal) {
        return Mono.error(refusal);
    }

    /** A browser never adds this header by itself, so such a request cannot be forged by another site. */
    private static Mono<MatchResult> carriesBearer(ServerWebExchange exchange) {
        String header = exchange.getRequest().getHeaders().getFirst(HttpHeaders.AUTHORIZATION);
        return header != null && header.regionMatches(true, 0, "Bearer ", 0, 7)
                ? MatchResult.match()
                : MatchResult.notMatch();
    }
}
