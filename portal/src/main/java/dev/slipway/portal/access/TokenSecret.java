package dev.slipway.portal.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/**
 * The secret of an app's token: 256 random bits behind a prefix that secret scanners recognise.
 *
 * <p>A fast hash is right here: there is nothing to guess in 256 random bits.
 *
 * @param value the text that the pipeline carries
 */
record TokenSecret(String value) {
    private static final String PREFIX = "slw_";
    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    static TokenSecret random() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new TokenSecret(PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    static boolean looksLike(String token) {
        return token.startsWith(PREFIX);
    }

    /** Returns what is stored instead of the secret: its SHA-256, in hexadecimal. */
    String hash() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(this.value.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException ex) {
            throw new IllegalStateException("Every Java platform has SHA-256.", ex);
        }
    }

    /** Leaves out the secret. */
    @Override
    public String toString() {
        return PREFIX + "…";
    }
}
