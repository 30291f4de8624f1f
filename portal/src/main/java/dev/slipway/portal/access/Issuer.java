package dev.slipway.portal.access;

import java.util.Collection;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.registration.ReactiveClientRegistrationRepository;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusReactiveJwtDecoder;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.security.oauth2.jwt.SupplierReactiveJwtDecoder;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * The OpenID provider, as its discovery document describes it.
 *
 * <p>It is asked at the first sign-in and not at the start, so that the portal starts while the provider is away; a
 * failed discovery is tried again by the next sign-in.
 */
final class Issuer implements ReactiveClientRegistrationRepository {
    /** Name of the one registration, which is part of the sign-in addresses. */
    static final String REGISTRATION = "slipway";

    private final AccessProperties properties;
    private final Mono<ClientRegistration> registration;

    Issuer(AccessProperties properties) {
        this.properties = properties;
        this.registration = Mono.fromCallable(this::discover)
                .subscribeOn(Schedulers.boundedElastic())
                .cacheInvalidateIf((registration) -> false);
    }

    @Override
    public Mono<ClientRegistration> findByRegistrationId(String registrationId) {
        return registrationId.equals(REGISTRATION) ? this.registration : Mono.empty();
    }

    /** Returns the decoder of personal bearer tokens: signed by the issuer, in time, and meant for the portal. */
    ReactiveJwtDecoder decoder() {
        return new SupplierReactiveJwtDecoder(() -> {
            NimbusReactiveJwtDecoder decoder = NimbusReactiveJwtDecoder.withIssuerLocation(
                            this.properties.issuer().toString())
                    .build();
            decoder.setJwtValidator(validator());
            return decoder;
        });
    }

    private OAuth2TokenValidator<Jwt> validator() {
        OAuth2TokenValidator<Jwt> audience = new JwtClaimValidator<Collection<String>>(
                JwtClaimNames.AUD,
                (found) -> found != null && found.stream().anyMatch(this.properties.audiences()::contains));
        return new DelegatingOAuth2TokenValidator<>(
                JwtValidators.createDefaultWithIssuer(this.properties.issuer().toString()), audience);
    }

    private ClientRegistration discover() {
        return ClientRegistrations.fromIssuerLocation(this.properties.issuer().toString())
                .registrationId(REGISTRATION)
                .clientName("Slipway")
                .clientId(this.properties.clientId())
                .clientSecret(this.properties.clientSecret())
                .scope(this.properties.scopes())
                .userNameAttributeName(JwtClaimNames.SUB)
                .build();
    }
}
