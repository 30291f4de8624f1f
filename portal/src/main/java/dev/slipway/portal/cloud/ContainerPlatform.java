package dev.slipway.portal.cloud;

import dev.slipway.portal.inventory.Mark;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * The need for a platform that runs containers.
 *
 * <p>Every method is safe to repeat; faults are {@link dev.slipway.portal.OutsideFault}s.
 */
public interface ContainerPlatform {

    /** Registers a revision of a task definition; returns its ARN. */
    Mono<String> registerTaskDefinition(TaskSpec spec);

    /** Lists the ARNs of the active revisions of a task definition's family that bear Slipway's tags. */
    Mono<List<String>> taskDefinitions(String family);

    /** Deregisters the active revisions of a family that bear Slipway's tags. */
    Mono<Void> deregisterTaskDefinitions(String family);

    /** Finds a service; empty when there is none or it is inactive. */
    Mono<Service> findService(String cluster, String name);

    /** Creates a service with the circuit breaker on and rollback off: a first deployment has nothing to return to. */
    Mono<Service> createService(ServiceSpec spec, Mark mark);

    /** Lets the service's tasks become those of another task definition, breaker and rollback on; the count is left alone. */
    Mono<Service> updateService(String cluster, String name, String taskDefinition);

    /** The same with another number of tasks, for a service that the platform does not scale by itself. */
    Mono<Service> updateService(String cluster, String name, String taskDefinition, int count);

    /**
     * Lets a service that was scaled to zero run again, as in a first deployment: with a count, breaker on, rollback off,
     * since what ran before did not come up.
     */
    Mono<Service> restartService(String cluster, String name, String taskDefinition, int count);

    /**
     * Sets some tags of a service, if it bears the mark; its others stay, and nothing happens when it is gone. Tasks
     * bear them from when they start.
     */
    Mono<Void> tagService(String cluster, String name, Map<String, String> tags, Mark mark);

    /** Bounds the number of tasks between which the platform scales by CPU; the service must exist. */
    Mono<Void> scale(String cluster, String name, Scaling scaling);

    /** Reads the last log lines of the service's newest tasks, stopped ones first, newest line last. */
    Mono<List<String>> lastLogLines(String logGroup, int limit);

    /** Lets the platform no longer change the number of tasks; nothing happens when it does not. */
    Mono<Void> unscale(String cluster, String name);

    /** Scales a service to zero. */
    Mono<Void> stopService(String cluster, String name);

    /** Deletes a service with its tasks and scaling, if it bears the mark; nothing happens when it is gone already. */
    Mono<Void> deleteService(String cluster, String name, Mark mark);

    /**
     * What runs.
     *
     * @param family family of the task definition
     * @param image image reference by digest
     * @param cpu CPU units, 1024 to the core
     * @param memory memory in MiB
     * @param port port that the container listens on
     * @param environment plain variables
     * @param secrets variables whose value is the ARN of a secret
     * @param taskRole ARN of the role of the process
     * @param executionRole ARN of the role that pulls the image and reads the secrets
     * @param logGroup log group
     * @param region region of the log group
     * @param healthCheck command of the container's health check
     * @param tags tags
     */
    record TaskSpec(
            String family,
            String image,
            int cpu,
            int memory,
            int port,
            Map<String, String> environment,
            Map<String, String> secrets,
            @Nullable String taskRole,
            @Nullable String executionRole,
            String logGroup,
            String region,
            List<String> healthCheck,
            Map<String, String> tags) {}

    /**
     * A service to be created.
     *
     * @param cluster cluster
     * @param name name
     * @param taskDefinition ARN of the task definition
     * @param count number of tasks at the start
     * @param targetGroup ARN of the target group that its tasks join
     * @param port port of the container
     * @param subnets subnets
     * @param securityGroups security groups
     * @param clientToken makes a repeated call create nothing new
     * @param tags tags
     */
    record ServiceSpec(
            String cluster,
            String name,
            String taskDefinition,
            int count,
            @Nullable String targetGroup,
            int port,
            List<String> subnets,
            List<String> securityGroups,
            String clientToken,
            Map<String, String> tags) {}

    /**
     * Bounds of auto scaling.
     *
     * @param min fewest tasks
     * @param max most tasks
     * @param cpuPercent CPU use that the platform aims at
     */
    record Scaling(int min, int max, int cpuPercent) {}

    /**
     * A service as the platform sees it.
     *
     * @param arn its ARN
     * @param name its name
     * @param desired wanted number of tasks
     * @param running running number of tasks
     * @param rollouts its deployments, the primary one first
     * @param events its newest messages, newest first
     * @param tags its tags
     */
    record Service(
            String arn,
            String name,
            int desired,
            int running,
            List<Rollout> rollouts,
            List<String> events,
            Map<String, String> tags) {}

    /**
     * One deployment of a service, in ECS's words.
     *
     * @param id its id
     * @param taskDefinition ARN of the task definition
     * @param primary whether it is the one that the service goes to
     * @param state {@code IN_PROGRESS}, {@code COMPLETED} or {@code FAILED}
     * @param reason the platform's words on the state
     * @param failedTasks how many tasks did not start
     * @param updatedAt when it changed last
     */
    record Rollout(
            String id,
            String taskDefinition,
            boolean primary,
            String state,
            @Nullable String reason,
            int failedTasks,
            Instant updatedAt) {}
}
