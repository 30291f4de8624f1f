package dev.slipway.sandbox.oidc;

import dev.slipway.sandbox.people.Person;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * What an authorization code stands for.
 *
 * @param person who signed in
 * @param client for which client
 * @param redirect where the code was sent
 * @param scope what was asked for
 * @param nonce value that the ID token repeats, if the client sent one
 * @param challenge PKCE challenge (S256), if the client sent one
 * @param expires when the code is worth nothing any more
 */
record Grant(
        Person person,
        String client,
        URI redirect,
        String scope,
        @Nullable String nonce,
        @Nullable String challenge,
        Instant expires) {

    /** Says whether a verifier answers the challenge; without a challenge there must be no verifier either. */
    boolean isAnsweredBy(@Nullable String verifier) {
        if (this.challenge == null || verifier == null) {
            return this.challenge == null && verifier == null;
        }
        return MessageDigest.isEqual(bytes(this.challenge), bytes(hash(verifier)));
    }

    private static String hash(String verifier) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes(verifier));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException ex) {
            throw new IllegalStateException("Every Java has SHA-256", ex);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
