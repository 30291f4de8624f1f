package dev.slipway.sandbox.oidc;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jwt.JWTClaimsSet;
import dev.slipway.sandbox.people.People;
import dev.slipway.sandbox.people.Person;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Issues ID tokens and access tokens, and reads the latter. */
final class Tokens {

    static final Duration LIFE = Duration.ofHours(1);

    private static final JOSEObjectType ACCESS = new JOSEObjectType("at+jwt");

    private final URI issuer;
    private final SigningKey key;
    private final Clock clock;

    Tokens(URI issuer, SigningKey key, Clock clock) {
        this.issuer = issuer;
        this.key = key;
        this.clock = clock;
    }

    String idToken(Grant grant) {
        JWTClaimsSet.Builder claims = claims(grant.person()).audience(grant.client());
        if (grant.nonce() != null) {
            claims.claim("nonce", grant.nonce());
        }
        factsOf(grant.person()).forEach(claims::claim);
        return this.key.sign(JOSEObjectType.JWT, claims.build());
    }

    String accessToken(Grant grant) {
        JWTClaimsSet claims = claims(grant.person())
                .audience(this.issuer + "/userinfo")
                .claim("scope", grant.scope())
                .build();
        return this.key.sign(ACCESS, claims);
    }

    /** Finds the person that an access token speaks for; empty when it is expired or not ours. */
    Optional<Person> bearerOf(String accessToken) {
        return this.key
                .verify(ACCESS, accessToken)
                .filter((claims) -> this.issuer.toString().equals(claims.getIssuer()))
                .filter((claims) -> claims.getExpirationTime().toInstant().isAfter(this.clock.instant()))
                .flatMap((claims) -> People.ALL.stream()
                        .filter((person) -> person.subject().equals(claims.getSubject()))
                        .findFirst());
    }

    /** Returns what is told about a person, in ID tokens and by the user info endpoint. */
    static Map<String, Object> factsOf(Person person) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("sub", person.subject());
        facts.put("preferred_username", person.login());
        facts.put("name", person.name());
        facts.put("email", person.mail());
        facts.put("email_verified", true);
        facts.put("groups", person.groups());
        return facts;
    }

    private JWTClaimsSet.Builder claims(Person person) {
        Instant now = this.clock.instant();
        return new JWTClaimsSet.Builder()
                .issuer(this.issuer.toString())
                .subject(person.subject())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(LIFE)));
    }
}
