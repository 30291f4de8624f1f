package dev.slipway.sandbox.github.access;

import dev.slipway.sandbox.github.store.GitHubStore;
import dev.slipway.sandbox.github.store.InstallationToken;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Optional;

/** The tokens that the App's installation acts with. */
public final class Tokens {

    private static final String PREFIX = "ghs_";

    private final SecureRandom random = new SecureRandom();
    private final GitHubStore store;
    private final Clock clock;

    /** @param store where they are kept, by their hash */
    public Tokens(GitHubStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** Makes a token and returns its text, which is kept nowhere. */
    public String issue(InstallationToken token) {
        byte[] bytes = new byte[18];
        this.random.nextBytes(bytes);
        String text = PREFIX + HexFormat.of().formatHex(bytes);
        this.store.save(hash(text), token);
        return text;
    }

    /** Finds what a token is good for; empty when it is unknown or expired. */
    public Optional<InstallationToken> find(String text) {
        if (!text.startsWith(PREFIX)) {
            return Optional.empty();
        }
        return this.store.token(hash(text)).filter((token) -> token.expires().isAfter(this.clock.instant()));
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException ex) {
            throw new IllegalStateException("Every Java has SHA-256", ex);
        }
    }
}
