package dev.slipway.portal.deployment;

import dev.slipway.portal.InvalidInput;
import dev.slipway.portal.app.EnvironmentName;
import dev.slipway.portal.app.Environments;
import java.net.URI;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An order for a deployment whose fields have the right shape.
 *
 * @param environment an environment of the settings
 * @param digest digest of an image
 * @param commit full id of a commit
 * @param build page of the build; null for none
 */
record Order(
        EnvironmentName environment,
        String digest,
        String commit,
        @Nullable URI build) {

    private static final Pattern DIGEST = Pattern.compile("sha256:[0-9a-f]{64}");
    private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}");

    /** Reads what is asked for, or signals {@link InvalidInput} with the first field that breaks a rule. */
    static Order of(NewDeployment wanted, Environments environments) {
        EnvironmentName name =
                new EnvironmentName(given("environment", wanted.environment(), "its name, for example 'test'"));
        return new Order(
                environments.get(name).name(),
                matching("digest", wanted.digest(), DIGEST, "'sha256:' and 64 hexadecimal digits"),
                matching("commit", wanted.commit(), COMMIT, "40 hexadecimal digits"),
                build(wanted.build()));
    }

    private static @Nullable URI build(@Nullable String given) {
        if (given == null || given.isBlank()) {
            return null;
        }
        try {
            URI address = URI.create(given);
            if ("http".equals(address.getScheme()) || "https".equals(address.getScheme())) {
                return address;
            }
        } catch (IllegalArgumentException ex) {
            throw notAnAddress(given);
        }
        throw notAnAddress(given);
    }

    private static InvalidInput notAnAddress(String given) {
        return new InvalidInput("build", "'%s' is not the http(s) address of a build's page.".formatted(given));
    }

    private static String matching(String field, @Nullable String value, Pattern shape, String allowed) {
        String text = given(field, value, allowed);
        if (!shape.matcher(text).matches()) {
            throw new InvalidInput(field, "'%s' is not a %s: give %s.".formatted(text, field, allowed));
        }
        return text;
    }

    private static String given(String field, @Nullable String value, String what) {
        if (value == null || value.isBlank()) {
            throw new InvalidInput(field, "'%s' is missing: give %s.".formatted(field, what));
        }
        return value;
    }
}
