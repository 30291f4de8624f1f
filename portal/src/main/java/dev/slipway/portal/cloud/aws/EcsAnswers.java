package dev.slipway.portal.cloud.aws;

import dev.slipway.portal.cloud.ContainerPlatform.Rollout;
import dev.slipway.portal.cloud.ContainerPlatform.Service;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.ecs.model.Deployment;
import software.amazon.awssdk.services.ecs.model.ServiceEvent;

/** Reads ECS's answers in the port's words. */
final class EcsAnswers {

    private static final String PRIMARY = "PRIMARY";

    private EcsAnswers() {}

    static Service service(software.amazon.awssdk.services.ecs.model.Service service) {
        Map<String, String> tags = new TreeMap<>();
        service.tags().forEach((tag) -> tags.put(tag.key(), tag.value()));
        return new Service(
                service.serviceArn(),
                service.serviceName(),
                service.desiredCount(),
                service.runningCount(),
                service.deployments().stream()
                        .sorted(Comparator.comparing((deployment) -> !PRIMARY.equals(deployment.status())))
                        .map(EcsAnswers::rollout)
                        .toList(),
                service.events().stream().map(ServiceEvent::message).toList(),
                Map.copyOf(tags));
    }

    private static Rollout rollout(Deployment deployment) {
        Instant updatedAt = deployment.updatedAt() == null ? Instant.EPOCH : deployment.updatedAt();
        return new Rollout(
                deployment.id(),
                deployment.taskDefinition(),
                PRIMARY.equals(deployment.status()),
                deployment.rolloutStateAsString() == null ? "IN_PROGRESS" : deployment.rolloutStateAsString(),
                deployment.rolloutStateReason(),
                deployment.failedTasks() == null ? 0 : deployment.failedTasks(),
                updatedAt);
    }
}
