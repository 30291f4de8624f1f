package dev.slipway.portal.deployment.configuration;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What differs from what the app's template says.
 *
 * @param variables plain variables of the app's process
 * @param secrets variables whose value is read from the secret of this ARN at the task's start
 * @param cpu CPU units, 1024 to the core; null for the template's
 * @param memory memory in MiB; null for the template's
 * @param count fewest tasks; null for the template's
 */
public record ConfigurationValues(
        Map<String, String> variables,
        Map<String, String> secrets,
        @Nullable Integer cpu,
        @Nullable Integer memory,
        @Nullable Integer count) {

    /** Nothing: version 0, what the template says. */
    public static final ConfigurationValues TEMPLATE = new ConfigurationValues(Map.of(), Map.of(), null, null, null);

    /** Copies the maps. */
    public ConfigurationValues {
        variables = Map.copyOf(variables);
        secrets = Map.copyOf(secrets);
    }

    /** Returns some variables with those of this configuration, which come later and win. */
    public Map<String, String> over(Map<String, String> others) {
        Map<String, String> all = new TreeMap<>(others);
        all.keySet().removeAll(this.secrets.keySet());
        all.putAll(this.variables);
        return all;
    }

    /** Returns some secrets with those of this configuration. */
    public Map<String, String> secretsOver(Map<String, String> others) {
        Map<String, String> all = new TreeMap<>(others);
        all.putAll(this.secrets);
        return all;
    }
}
