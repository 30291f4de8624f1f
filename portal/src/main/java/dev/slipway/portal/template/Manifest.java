package dev.slipway.portal.template;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What {@code template.yaml} says.
 *
 * @param id its id
 * @param version its version, as in semantic versioning
 * @param title its name for people
 * @param description what you get, in one or two sentences
 * @param parameters what is asked, as a JSON Schema object with {@code properties}, as plain maps and lists
 * @param container how the app's container runs
 * @param scaling bounds of auto scaling
 * @param environment variables of the task: name to the stack output that holds the value
 * @param secrets variables of the task: name to the stack output that holds the secret's ARN (with its JSON key)
 * @param files how many files the skeleton has
 */
public record Manifest(
        String id,
        String version,
        String title,
        String description,
        Map<String, Object> parameters,
        Container container,
        Scaling scaling,
        Map<String, String> environment,
        Map<String, String> secrets,
        int files) {

    /** Copies the maps. */
    public Manifest {
        parameters = Map.copyOf(parameters);
        environment = Map.copyOf(environment);
        secrets = Map.copyOf(secrets);
    }

    /** Returns {@code id@version}. */
    public String reference() {
        return this.id + "@" + this.version;
    }

    /**
     * How the container runs.
     *
     * @param port port that it listens on unless {@code PORT} says another
     * @param cpu CPU units, 1024 to the core
     * @param memory memory in MiB
     * @param healthCheck command of the container's health check, as in a task definition
     * @param smokePath path that answers 200 when the app works
     */
    public record Container(int port, int cpu, int memory, List<String> healthCheck, String smokePath) {

        /** Copies the command. */
        public Container {
            healthCheck = List.copyOf(healthCheck);
        }
    }

    /**
     * Bounds of auto scaling.
     *
     * @param min fewest tasks
     * @param max most tasks
     * @param cpuPercent CPU use aimed at; null for no scaling
     */
    public record Scaling(int min, int max, @Nullable Integer cpuPercent) {}
}
