package dev.slipway.sandbox.github.event;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs what is sent to a hook with the secret that both sides know. */
final class Signature {

    private Signature() {}

    /** Returns the header's value, such as {@code sha256=…}. */
    static String of(String algorithm, String secret, byte[] body) {
        String name = "Hmac" + algorithm;
        try {
            Mac mac = Mac.getInstance(name);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), name));
            return algorithm.toLowerCase(Locale.ROOT) + "=" + HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException ex) {
            throw new IllegalStateException("Every Java has " + name, ex);
        }
    }
}
