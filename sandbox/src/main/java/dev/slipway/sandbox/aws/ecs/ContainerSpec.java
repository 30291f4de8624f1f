package dev.slipway.sandbox.aws.ecs;

import dev.slipway.sandbox.aws.JsonInput;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The one container of a task definition.
 *
 * @param name its name
 * @param image image reference
 * @param entryPoint replaces the image's entry point; empty for the image's own
 * @param command replaces the image's arguments; empty for the image's own
 * @param environment plain variables
 * @param secrets variables whose value is a secret, by reference
 * @param user replaces the image's user; empty for the image's own
 * @param directory replaces the image's working directory; empty for the image's own
 * @param port port that the container listens on; 0 for none
 * @param memory memory in MiB; 0 for no limit
 * @param logGroup log group; empty for none
 * @param logPrefix first part of the log stream's name
 * @param createLogGroup whether the log group is created when it is missing
 * @param healthCheck health check; null for none
 * @param stopTimeout how long the process may take to end when asked
 */
record ContainerSpec(
        String name,
        String image,
        List<String> entryPoint,
        List<String> command,
        Map<String, String> environment,
        Map<String, String> secrets,
        String user,
        String directory,
        int port,
        int memory,
        String logGroup,
        String logPrefix,
        boolean createLogGroup,
        @Nullable HealthCheck healthCheck,
        Duration stopTimeout) {

    static ContainerSpec of(JsonNode definition) {
        JsonInput task = new JsonInput(definition, "ClientException");
        JsonInput container = task.items("containerDefinitions").get(0);
        JsonInput logs = container.member("logConfiguration");
        JsonInput options = logs.member("options");
        boolean awslogs = logs.text("logDriver", "").equals("awslogs");
        return new ContainerSpec(
                container.required("name"),
                container.required("image"),
                container.texts("entryPoint"),
                container.texts("command"),
                container.pairs("environment", "name", "value"),
                container.pairs("secrets", "name", "valueFrom"),
                container.text("user", ""),
                container.text("workingDirectory", ""),
                container.items("portMappings").stream()
                        .findFirst()
                        .map((mapping) -> mapping.number("containerPort", 0))
                        .orElse(0),
                container.number("memory", task.number("memory", 0)),
                awslogs ? options.required("awslogs-group") : "",
                options.text("awslogs-stream-prefix", "ecs"),
                options.flag("awslogs-create-group"),
                container.has("healthCheck") ? HealthCheck.of(container.member("healthCheck")) : null,
                Duration.ofSeconds(container.number("stopTimeout", 30)));
    }

    /**
     * A container's health check.
     *
     * @param command program and arguments
     * @param interval time between two checks
     * @param timeout how long one may take
     * @param retries bad checks in a row after which the container is unhealthy
     * @param startPeriod how long bad checks do not count
     */
    record HealthCheck(List<String> command, Duration interval, Duration timeout, int retries, Duration startPeriod) {

        static @Nullable HealthCheck of(JsonInput input) {
            List<String> given = input.texts("command");
            if (given.isEmpty() || given.get(0).equals("NONE")) {
                return null;
            }
            List<String> command = given.get(0).equals("CMD-SHELL")
                    ? List.of("/bin/sh", "-c", String.join(" ", given.subList(1, given.size())))
                    : given.get(0).equals("CMD") ? given.subList(1, given.size()) : given;
            return new HealthCheck(
                    command,
                    Duration.ofSeconds(input.number("interval", 30)),
                    Duration.ofSeconds(input.number("timeout", 5)),
                    input.number("retries", 3),
                    Duration.ofSeconds(input.number("startPeriod", 0)));
        }
    }
}
