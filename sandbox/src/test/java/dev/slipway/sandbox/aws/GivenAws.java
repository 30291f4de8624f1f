package dev.slipway.sandbox.aws;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * The AWS that the tests of the portal's adapters run against, where one is given: another emulator, or AWS itself.
 *
 * <p>{@code -Dslipway.test.aws.endpoint=http://localhost:4566}, with {@code slipway.test.aws.access-key} and
 * {@code slipway.test.aws.secret-key} where it asks for more than {@code sandbox}. Without an endpoint the tests start
 * what they need.
 */
public final class GivenAws {

    private static final String PREFIX = "slipway.test.aws.";

    private GivenAws() {}

    /** Returns the address that was given. */
    public static Optional<URI> endpoint() {
        return Optional.ofNullable(System.getProperty(PREFIX + "endpoint")).map(URI::create);
    }

    static String accessKey() {
        return System.getProperty(PREFIX + "access-key", "sandbox");
    }

    static String secretKey() {
        return System.getProperty(PREFIX + "secret-key", "sandbox");
    }

    /** Returns a name that no other run of the tests uses. */
    public static String nameOf(String thing) {
        return "slipway-test-%s-%s"
                .formatted(thing, UUID.randomUUID().toString().substring(0, 6).toLowerCase(Locale.ROOT));
    }
}
