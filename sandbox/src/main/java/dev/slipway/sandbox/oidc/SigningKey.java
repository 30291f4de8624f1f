package dev.slipway.sandbox.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.Map;
import java.util.Optional;

/** The provider's RSA key, kept in a file so that tokens stay valid over a restart. */
final class SigningKey {

    private final RSAKey key;

    private SigningKey(RSAKey key) {
        this.key = key;
    }

    /** Reads the key, or makes it at the first start. */
    static SigningKey in(Path folder) {
        Path file = folder.resolve("signing-key.json");
        try {
            Files.createDirectories(folder);
            if (!Files.exists(file)) {
                RSAKey fresh = new RSAKeyGenerator(2048)
                        .keyUse(KeyUse.SIGNATURE)
                        .algorithm(JWSAlgorithm.RS256)
                        .keyIDFromThumbprint(true)
                        .generate();
                Files.writeString(file, fresh.toJSONString());
            }
            return new SigningKey(RSAKey.parse(Files.readString(file)));
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        } catch (JOSEException | ParseException ex) {
            throw new IllegalStateException("The signing key in " + file + " cannot be used; delete the file", ex);
        }
    }

    /** Returns the public half as a JWK set. */
    Map<String, Object> publicKeys() {
        return new JWKSet(this.key.toPublicJWK()).toJSONObject();
    }

    String sign(JOSEObjectType type, JWTClaimsSet claims) {
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                .type(type)
                .keyID(this.key.getKeyID())
                .build();
        SignedJWT token = new SignedJWT(header, claims);
        try {
            token.sign(new RSASSASigner(this.key));
        } catch (JOSEException ex) {
            throw new IllegalStateException("The token cannot be signed", ex);
        }
        return token.serialize();
    }

    /** Reads a token of the given type that this key has signed; empty for any other. */
    Optional<JWTClaimsSet> verify(JOSEObjectType type, String token) {
        try {
            SignedJWT parsed = SignedJWT.parse(token);
            boolean ours = type.equals(parsed.getHeader().getType())
                    && JWSAlgorithm.RS256.equals(parsed.getHeader().getAlgorithm())
                    && parsed.verify(new RSASSAVerifier(this.key.toPublicJWK()));
            return ours ? Optional.of(parsed.getJWTClaimsSet()) : Optional.empty();
        } catch (ParseException | JOSEException ex) {
            return Optional.empty();
        }
    }
}
