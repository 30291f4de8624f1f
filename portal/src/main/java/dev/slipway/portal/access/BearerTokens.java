package dev.slipway.portal.access;

import org.springframework.security.authentication.ReactiveAuthenticationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.security.oauth2.server.resource.authentication.JwtReactiveAuthenticationManager;
import reactor.core.publisher.Mono;

/** Tells the two sorts of bearer tokens apart: an app's token by its prefix, all others must be the issuer's. */
final class BearerTokens implements ReactiveAuthenticationManager {
    private final AppTokens appTokens;
    private final ReactiveAuthenticationManager personal;

    BearerTokens(AppTokens appTokens, ReactiveJwtDecoder decoder) {
        this.appTokens = appTokens;
        this.personal = new JwtReactiveAuthenticationManager(decoder);
    }

    @Override
    public Mono<Authentication> authenticate(Authentication authentication) {
        String token = ((BearerTokenAuthenticationToken) authentication).getToken();
        return TokenSecret.looksLike(token) ? pipeline(token) : this.personal.authenticate(authentication);
    }

    private Mono<Authentication> pipeline(String token) {
        return this.appTokens
                .verify(token)
                .<Authentication>map(PipelineAuthentication::new)
                .switchIfEmpty(Mono.error(() -> new InvalidBearerTokenException("The token is unknown or revoked.")));
    }
}
