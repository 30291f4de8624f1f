package dev.slipway.sandbox.oidc;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The codes that are out and not yet redeemed; each is good for one minute and one use. */
final class AuthorizationCodes {

    private final SecureRandom random = new SecureRandom();
    private final Map<String, Grant> grants = new ConcurrentHashMap<>();
    private final Clock clock;

    AuthorizationCodes(Clock clock) {
        this.clock = clock;
    }

    String issue(Grant grant) {
        this.grants.values().removeIf((old) -> old.expires().isBefore(this.clock.instant()));
        byte[] bytes = new byte[24];
        this.random.nextBytes(bytes);
        String code = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        this.grants.put(code, grant);
        return code;
    }

    Optional<Grant> redeem(String code) {
        return Optional.ofNullable(this.grants.remove(code))
                .filter((grant) -> grant.expires().isAfter(this.clock.instant()));
    }
}
