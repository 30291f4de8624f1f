package dev.slipway.portal.deployment;

import dev.slipway.portal.InvalidInput;
import dev.slipway.portal.app.EnvironmentName;
import dev.slipway.portal.app.Environments;
import java.net.URI;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what somebody asks for, field by field. */
final class OrderForm {

    private static final Pattern DIGEST = Pattern.compile("sha256:[0-9a-f]{64}");
    private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}");
    private static final int LONGEST_WORDS = 500;

    private OrderForm() {}

    /** Reads an order, or signals {@link InvalidInput} with the first field that breaks a rule. */
    static Order order(NewDeployment wanted, Environments environments, Trigger trigger) {
        return new Order(
                environment(wanted.environment(), environments),
                digest(wanted.digest()),
                matching("commit", wanted.commit(), COMMIT, "40 hexadecimal digits"),
                build(wanted.build()),
                trigger,
                0,
                null);
    }

    /** Reads the name of an environment of the settings. */
    static EnvironmentName environment(@Nullable String given, Environments environments) {
        EnvironmentName name = new EnvironmentName(given("environment", given, "its name, for example 'test'"));
        return environments.get(name).name();
    }

    /** Reads a digest; a tag is none, since it may say another image tomorrow. */
    static String digest(@Nullable String given) {
        return matching("digest", given, DIGEST, "'sha256:' and 64 hexadecimal digits");
    }

    /** Reads words that a person must give. */
    static String words(String field, @Nullable String given) {
        String words = given(field, given, "some words that say why").strip();
        if (words.length() > LONGEST_WORDS) {
            throw new InvalidInput(
                    field, "'%s' has %d characters: give %d at most.".formatted(field, words.length(), LONGEST_WORDS));
        }
        return words;
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
