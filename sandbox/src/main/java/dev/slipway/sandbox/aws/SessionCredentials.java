package dev.slipway.sandbox.aws;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The temporary credentials that STS has issued; they end with the sandbox, if not before. */
public final class SessionCredentials {

    private final SecureRandom random = new SecureRandom();
    private final Map<String, Session> sessions = new ConcurrentHashMap<>();
    private final Clock clock;

    /** Sessions by the machine's clock. */
    public SessionCredentials() {
        this(Clock.systemUTC());
    }

    /** @param clock what expiry goes by */
    public SessionCredentials(Clock clock) {
        this.clock = clock;
    }

    /**
     * Issues credentials.
     *
     * @param role ARN of the assumed role
     * @param name name of the session
     * @param policy session policy; null leaves all rights of the role
     * @param lifetime how long they are valid
     */
    public Session issue(String role, String name, @Nullable SessionPolicy policy, Duration lifetime) {
        Session session = new Session(
                "ASIA" + hex(8).toUpperCase(Locale.ROOT),
                hex(20),
                hex(32),
                role,
                name,
                policy,
                this.clock.instant().plus(lifetime));
        this.sessions.values().removeIf((old) -> old.expiresAt().isBefore(this.clock.instant()));
        this.sessions.put(session.accessKey(), session);
        return session;
    }

    /** Finds a valid session by its access key. */
    public Optional<Session> find(String accessKey) {
        return Optional.ofNullable(this.sessions.get(accessKey))
                .filter((session) -> session.expiresAt().isAfter(this.clock.instant()));
    }

    private String hex(int bytes) {
        byte[] value = new byte[bytes];
        this.random.nextBytes(value);
        return HexFormat.of().formatHex(value);
    }

    /**
     * One session.
     *
     * @param accessKey access key id, {@code ASIA…}
     * @param secretKey secret access key
     * @param token session token
     * @param role ARN of the assumed role
     * @param name name of the session
     * @param policy what narrows the role's rights; null for nothing
     * @param expiresAt when it ends
     */
    public record Session(
            String accessKey,
            String secretKey,
            String token,
            String role,
            String name,
            @Nullable SessionPolicy policy,
            Instant expiresAt) {

        @Override
        public String toString() {
            return "Session[accessKey=%s, role=%s]".formatted(this.accessKey, this.role);
        }
    }
}
