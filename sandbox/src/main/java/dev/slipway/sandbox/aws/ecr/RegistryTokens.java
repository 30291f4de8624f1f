package dev.slipway.sandbox.aws.ecr;

import dev.slipway.sandbox.aws.SessionPolicy;
import dev.slipway.sandbox.http.Documents;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The registry's passwords: random, valid for twelve hours like ECR's, kept as digests only.
 *
 * <p>A password that was asked for with a session's credentials has that session's rights and no more, and ends with it.
 */
final class RegistryTokens {

    private static final Duration LIFETIME = Duration.ofHours(12);
    private static final int BYTES = 36;

    private final Documents<Token> stored;
    private final SecureRandom random = new SecureRandom();
    private final Clock clock;

    RegistryTokens(Path folder, Clock clock) {
        this.stored = Documents.open(folder.resolve("tokens"), Token.class);
        this.clock = clock;
    }

    /**
     * Issues a password.
     *
     * @param holder ARN of who asks
     * @param policy what narrows the holder's rights; null for nothing
     * @param sessionEnd when the holder's session ends; null for never
     */
    Issued issue(String holder, @Nullable SessionPolicy policy, @Nullable Instant sessionEnd) {
        forgetExpired();
        byte[] bytes = new byte[BYTES];
        this.random.nextBytes(bytes);
        String password = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        Instant expiresAt = this.clock.instant().plus(LIFETIME);
        if (sessionEnd != null && sessionEnd.isBefore(expiresAt)) {
            expiresAt = sessionEnd;
        }
        Token token = new Token(holder, policy == null ? List.of() : policy.statements(), policy != null, expiresAt);
        this.stored.put(keyOf(password), token);
        return new Issued(password, expiresAt);
    }

    /** Finds what a password is good for, also when it has expired. */
    Optional<Token> find(String password) {
        return this.stored.find(keyOf(password));
    }

    boolean expired(Token token) {
        return !token.expiresAt().isAfter(this.clock.instant());
    }

    private void forgetExpired() {
        Instant dayAgo = this.clock.instant().minus(Duration.ofDays(1));
        this.stored.removeIf((token) -> token.expiresAt().isBefore(dayAgo));
    }

    private static String keyOf(String password) {
        return Digest.of(password.getBytes(StandardCharsets.UTF_8)).substring("sha256:".length());
    }

    /**
     * A password that was just issued.
     *
     * @param password the password, known to nobody else from here on
     * @param expiresAt when it ends
     */
    record Issued(String password, Instant expiresAt) {

        @Override
        public String toString() {
            return "Issued[expiresAt=" + this.expiresAt + "]";
        }
    }

    /**
     * What a password is good for.
     *
     * @param holder ARN of its holder
     * @param statements statements of the policy that narrows it
     * @param narrowed whether there is such a policy
     * @param expiresAt when it ends
     */
    record Token(String holder, List<SessionPolicy.Statement> statements, boolean narrowed, Instant expiresAt) {

        boolean allows(String action, String resource) {
            return !this.narrowed || new SessionPolicy(this.statements).allows(action, resource);
        }
    }
}
