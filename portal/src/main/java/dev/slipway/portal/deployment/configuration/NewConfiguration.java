package dev.slipway.portal.deployment.configuration;

import dev.slipway.portal.InvalidInput;
import dev.slipway.portal.app.Environment;
import dev.slipway.portal.secret.Masked;
import dev.slipway.portal.template.Manifest;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A configuration that somebody asks for, whole: what is left out is what the template says. Nothing of it is checked yet.
 *
 * @param variables plain variables
 * @param secrets variables with the ARN of a secret
 * @param cpu CPU units
 * @param memory memory in MiB
 * @param count fewest tasks
 * @param reason why
 */
public record NewConfiguration(
        @Nullable Map<String, String> variables,
        @Nullable Map<String, String> secrets,
        @Nullable Integer cpu,
        @Nullable Integer memory,
        @Nullable Integer count,
        @Nullable String reason) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,99}");
    private static final int MOST_VARIABLES = 100;
    private static final int LONGEST_VALUE = 4096;
    private static final int LONGEST_REASON = 500;
    private static final int MOST_TASKS = 50;

    /** Returns the values, or signals {@link InvalidInput} with the first field that breaks a rule. */
    ConfigurationValues values(Manifest manifest, Environment environment) {
        Map<String, String> plain = Objects.requireNonNullElse(this.variables, Map.of());
        Map<String, String> secret = Objects.requireNonNullElse(this.secrets, Map.of());
        if (plain.size() + secret.size() > MOST_VARIABLES) {
            throw new InvalidInput("variables", "Give %d variables and secrets at most.".formatted(MOST_VARIABLES));
        }
        Set<String> taken = new HashSet<>(manifest.environment().keySet());
        taken.addAll(manifest.secrets().keySet());
        taken.add("PORT");
        plain.forEach((name, value) -> checkVariable(name, value, taken));
        taken.addAll(plain.keySet());
        secret.forEach((name, arn) -> checkSecret(name, arn, taken, environment));
        TaskSize.check(this.cpu, this.memory);
        if (this.count != null && (this.count < 1 || this.count > MOST_TASKS)) {
            throw new InvalidInput("count", "'%d' is not 1 to %d tasks.".formatted(this.count, MOST_TASKS));
        }
        return new ConfigurationValues(plain, secret, this.cpu, this.memory, this.count);
    }

    /** Returns why, or signals {@link InvalidInput}. */
    String words() {
        if (this.reason == null || this.reason.isBlank()) {
            throw new InvalidInput("reason", "Say why: it stands in the history of the app.");
        }
        if (this.reason.length() > LONGEST_REASON) {
            throw new InvalidInput("reason", "Give %d characters at most.".formatted(LONGEST_REASON));
        }
        return this.reason.strip();
    }

    private static void checkVariable(String name, @Nullable String value, Set<String> taken) {
        checkName("variables", name, taken);
        if (value == null || value.length() > LONGEST_VALUE) {
            throw new InvalidInput(
                    "variables", "'%s' needs a value of %d characters at most.".formatted(name, LONGEST_VALUE));
        }
        if (!Masked.in(name + "=" + value).equals(name + "=" + value)) {
            throw new InvalidInput(
                    "variables",
                    "The value of '%s' looks like a secret. Put it into Secrets Manager, and give its ARN under 'secrets'."
                            .formatted(name));
        }
    }

    private static void checkSecret(String name, @Nullable String arn, Set<String> taken, Environment environment) {
        checkName("secrets", name, taken);
        String begin = "arn:aws:secretsmanager:%s:%s:secret:".formatted(environment.region(), environment.account());
        if (arn == null || !arn.startsWith(begin) || arn.length() > LONGEST_VALUE || arn.matches(".*\\s.*")) {
            throw new InvalidInput(
                    "secrets",
                    "'%s' needs the ARN of a secret of this environment: it begins with '%s'.".formatted(name, begin));
        }
    }

    private static void checkName(String field, String name, Set<String> taken) {
        if (!NAME.matcher(name).matches()) {
            throw new InvalidInput(
                    field, "'%s' is no name of a variable: use letters, digits and '_'.".formatted(name));
        }
        if (taken.contains(name)) {
            throw new InvalidInput(
                    field, "'%s' is given already, by the template or by this configuration.".formatted(name));
        }
    }
}
