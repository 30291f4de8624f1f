package dev.slipway.portal.cloud.aws;

import dev.slipway.portal.cloud.ContainerPlatform.TaskSpec;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.ecs.model.Compatibility;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.KeyValuePair;
import software.amazon.awssdk.services.ecs.model.LogDriver;
import software.amazon.awssdk.services.ecs.model.NetworkMode;
import software.amazon.awssdk.services.ecs.model.PortMapping;
import software.amazon.awssdk.services.ecs.model.RegisterTaskDefinitionRequest;
import software.amazon.awssdk.services.ecs.model.Secret;
import software.amazon.awssdk.services.ecs.model.Tag;
import software.amazon.awssdk.services.ecs.model.TransportProtocol;

/** Writes what runs as a task definition: one container named {@code app}, on Fargate, logging to CloudWatch. */
final class EcsTaskDefinitions {

    static final String CONTAINER = "app";

    private static final int SECONDS_BETWEEN_CHECKS = 10;
    private static final int SECONDS_OF_A_CHECK = 8;
    private static final int MISSES = 3;
    /** A JVM that migrates a database on a fraction of a core takes its time. */
    private static final int SECONDS_TO_START = 120;

    private EcsTaskDefinitions() {}

    static RegisterTaskDefinitionRequest request(TaskSpec spec) {
        return RegisterTaskDefinitionRequest.builder()
                .family(spec.family())
                .requiresCompatibilities(Compatibility.FARGATE)
                .networkMode(NetworkMode.AWSVPC)
                .cpu(String.valueOf(spec.cpu()))
                .memory(String.valueOf(spec.memory()))
                .taskRoleArn(spec.taskRole())
                .executionRoleArn(spec.executionRole())
                .containerDefinitions(container(spec))
                .tags(tags(spec.tags()))
                .build();
    }

    static List<Tag> tags(Map<String, String> tags) {
        return tags.entrySet().stream()
                .map((tag) ->
                        Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
                .toList();
    }

    private static ContainerDefinition container(TaskSpec spec) {
        return ContainerDefinition.builder()
                .name(CONTAINER)
                .image(spec.image())
                .essential(true)
                .portMappings(PortMapping.builder()
                        .containerPort(spec.port())
                        .protocol(TransportProtocol.TCP)
                        .build())
                .environment(spec.environment().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map((variable) -> KeyValuePair.builder()
                                .name(variable.getKey())
                                .value(variable.getValue())
                                .build())
                        .toList())
                .secrets(spec.secrets().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map((secret) -> Secret.builder()
                                .name(secret.getKey())
                                .valueFrom(secret.getValue())
                                .build())
                        .toList())
                .healthCheck((check) -> check.command(spec.healthCheck())
                        .interval(SECONDS_BETWEEN_CHECKS)
                        .timeout(SECONDS_OF_A_CHECK)
                        .retries(MISSES)
                        .startPeriod(SECONDS_TO_START))
                .logConfiguration((log) -> log.logDriver(LogDriver.AWSLOGS)
                        .options(Map.of(
                                "awslogs-group", spec.logGroup(),
                                "awslogs-region", spec.region(),
                                "awslogs-stream-prefix", CONTAINER)))
                .build();
    }
}
