package dev.slipway.sandbox.github.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.Map;

/** The GitHub App that Slipway acts as, installed in the organisation on all repositories. */
public final class GitHubApp {

    /** Its numeric id, the issuer of its JWTs. */
    public static final long ID = 1001;

    /** Its name in addresses. */
    public static final String SLUG = "slipway";

    /** Numeric id of its installation in the organisation. */
    public static final long INSTALLATION = 2001;

    /** What its owners granted it. */
    public static final Map<String, String> PERMISSIONS = Map.of(
            "administration", "write",
            "contents", "write",
            "deployments", "write",
            "members", "read",
            "metadata", "read",
            "pull_requests", "write",
            "repository_hooks", "write",
            "statuses", "write");

    private static final Duration LONGEST_LIFE = Duration.ofMinutes(10);
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(1);
    private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
    private static final String END = "-----END PRIVATE KEY-----";

    private final RSAPublicKey publicKey;
    private final Clock clock;

    /**
     * Reads the App's private key, or makes it at the first start.
     *
     * @param keyFile PEM file in PKCS#8, which is what the portal is given
     */
    public GitHubApp(Path keyFile, Clock clock) {
        this.clock = clock;
        try {
            if (!Files.exists(keyFile)) {
                Files.createDirectories(keyFile.toAbsolutePath().getParent());
                Files.writeString(keyFile, pem(generate()));
            }
            this.publicKey = publicHalf(Files.readString(keyFile));
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        } catch (GeneralSecurityException ex) {
            throw new IllegalStateException("The key in " + keyFile + " cannot be used; delete the file", ex);
        }
    }

    /**
     * Checks a JWT that claims to be of the App.
     *
     * @throws BadCredentials with GitHub's words when it is not
     */
    public void verify(String token) {
        try {
            SignedJWT jwt = SignedJWT.parse(token);
            boolean signed = JWSAlgorithm.RS256.equals(jwt.getHeader().getAlgorithm())
                    && jwt.verify(new RSASSAVerifier(this.publicKey));
            if (!signed) {
                throw new BadCredentials("A JSON web token could not be decoded");
            }
            checkClaims(jwt.getJWTClaimsSet());
        } catch (ParseException | JOSEException ex) {
            throw new BadCredentials("A JSON web token could not be decoded");
        }
    }

    private void checkClaims(JWTClaimsSet claims) {
        Instant now = this.clock.instant();
        if (!Long.toString(ID).equals(String.valueOf(claims.getClaim("iss")))) {
            throw new BadCredentials("'Issuer' claim ('iss') must be an Integer that is the App's id");
        }
        Date expires = claims.getExpirationTime();
        if (expires == null || expires.toInstant().isBefore(now)) {
            throw new BadCredentials("'Expiration time' claim ('exp') must be a numeric value representing the future");
        }
        if (expires.toInstant().isAfter(now.plus(LONGEST_LIFE).plus(CLOCK_SKEW))) {
            throw new BadCredentials("'Expiration time' claim ('exp') is too far in the future");
        }
        Date issued = claims.getIssueTime();
        if (issued == null || issued.toInstant().isAfter(now.plus(CLOCK_SKEW))) {
            throw new BadCredentials("'Issued at' claim ('iat') must be an Integer representing the past");
        }
    }

    private static byte[] generate() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        return generator.generateKeyPair().getPrivate().getEncoded();
    }

    private static String pem(byte[] key) {
        String text = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(key);
        return BEGIN + "\n" + text + "\n" + END + "\n";
    }

    private static RSAPublicKey publicHalf(String pem) throws GeneralSecurityException {
        byte[] key = Base64.getMimeDecoder().decode(pem.replace(BEGIN, "").replace(END, ""));
        KeyFactory factory = KeyFactory.getInstance("RSA");
        RSAPrivateCrtKey half = (RSAPrivateCrtKey) factory.generatePrivate(new PKCS8EncodedKeySpec(key));
        return (RSAPublicKey) factory.generatePublic(new RSAPublicKeySpec(half.getModulus(), half.getPublicExponent()));
    }
}
