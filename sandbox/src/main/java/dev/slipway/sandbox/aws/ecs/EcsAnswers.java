package dev.slipway.sandbox.aws.ecs;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** ECS's output shapes. */
final class EcsAnswers {

    private EcsAnswers() {}

    static Map<String, Object> service(StoredService service, List<Task> tasks) {
        Map<String, Object> output = new LinkedHashMap<>();
        output.put("serviceArn", service.arn());
        output.put("serviceName", service.name());
        output.put("clusterArn", EcsArns.cluster(service.cluster()));
        output.put("status", service.status());
        output.put("desiredCount", service.desired());
        output.put("runningCount", running(tasks));
        output.put("pendingCount", pending(tasks));
        output.put("launchType", "FARGATE");
        output.put("schedulingStrategy", "REPLICA");
        output.put("deploymentController", Map.of("type", "ECS"));
        output.put("taskDefinition", service.primary().taskDefinition());
        output.put("deploymentConfiguration", settings(service.settings()));
        output.put("healthCheckGracePeriodSeconds", service.gracePeriodSeconds());
        copy(service.input(), output, "loadBalancers", "networkConfiguration");
        output.put(
                "deployments",
                service.deployments().stream()
                        .map((deployment) -> deployment(service, deployment, tasks))
                        .toList());
        output.put("events", service.events());
        output.put("createdAt", service.createdAt());
        output.put("tags", tags(service.tags()));
        return output;
    }

    static Map<String, Object> taskDefinition(TaskDefinition definition) {
        Map<String, Object> output = new LinkedHashMap<>();
        output.put("taskDefinitionArn", definition.arn());
        output.put("revision", definition.revision());
        output.put("status", definition.active() ? "ACTIVE" : "INACTIVE");
        output.put("registeredAt", definition.registeredAt());
        ((ObjectNode) definition.input()).properties().forEach((member) -> {
            if (!member.getKey().equals("tags")) {
                output.put(member.getKey(), member.getValue());
            }
        });
        return output;
    }

    static Map<String, Object> task(Task task, String how) {
        Map<String, Object> output = new LinkedHashMap<>();
        output.put("taskArn", task.arn());
        output.put("clusterArn", EcsArns.cluster(task.cluster()));
        output.put("taskDefinitionArn", task.definition().arn());
        output.put(
                "group", task.service() == null ? "family:" + task.definition().family() : "service:" + task.service());
        output.put("startedBy", task.startedBy());
        output.put("launchType", "FARGATE");
        output.put("lastStatus", task.status());
        output.put("desiredStatus", task.isStopping() || task.isStopped() ? "STOPPED" : "RUNNING");
        output.put("healthStatus", task.health());
        output.put("attributes", List.of(Map.of("name", "slipway.sandbox.runs", "value", how)));
        output.put("createdAt", task.createdAt());
        put(output, "startedAt", task.startedAt());
        put(output, "stoppingAt", task.stoppingAt());
        put(output, "stoppedAt", task.stoppedAt());
        put(output, "stopCode", task.stopCode());
        put(output, "stoppedReason", task.stoppedReason());
        output.put("containers", List.of(container(task)));
        output.put("version", 1);
        return output;
    }

    /** Returns a task as events show it: with times as text. */
    static Map<String, Object> eventDetail(Task task) {
        Map<String, Object> detail = task(task, "");
        detail.remove("attributes");
        detail.replaceAll((name, value) -> value instanceof Instant ? value.toString() : value);
        detail.put("updatedAt", Instant.now().toString());
        return detail;
    }

    static List<Map<String, String>> tags(Map<String, String> tags) {
        return tags.entrySet().stream()
                .map((tag) -> Map.of("key", tag.getKey(), "value", tag.getValue()))
                .toList();
    }

    static Map<String, Object> failure(String arn) {
        return Map.of("arn", arn, "reason", "MISSING");
    }

    private static Map<String, Object> container(Task task) {
        ContainerSpec spec = task.definition().container();
        Map<String, Object> output = new LinkedHashMap<>();
        output.put("name", spec.name());
        output.put("taskArn", task.arn());
        output.put("image", spec.image());
        output.put("lastStatus", task.status());
        output.put("healthStatus", task.health());
        put(output, "imageDigest", task.imageDigest());
        put(output, "exitCode", task.exitCode());
        put(output, "reason", task.containerReason());
        if (task.port() > 0) {
            output.put(
                    "networkBindings",
                    List.of(Map.of(
                            "bindIP",
                            "127.0.0.1",
                            "containerPort",
                            spec.port(),
                            "hostPort",
                            task.port(),
                            "protocol",
                            "tcp")));
        }
        return output;
    }

    private static Map<String, Object> deployment(StoredService service, Deployment deployment, List<Task> tasks) {
        List<Task> own = tasks.stream()
                .filter((task) -> task.startedBy().equals(deployment.id()))
                .toList();
        Map<String, Object> output = new LinkedHashMap<>();
        output.put("id", deployment.id());
        output.put("status", deployment.status());
        output.put("taskDefinition", deployment.taskDefinition());
        output.put("desiredCount", deployment.isPrimary() ? service.desired() : 0);
        output.put("runningCount", running(own));
        output.put("pendingCount", pending(own));
        output.put("failedTasks", deployment.failedTasks());
        output.put("rolloutState", deployment.rolloutState());
        output.put("rolloutStateReason", deployment.reason());
        output.put("createdAt", deployment.createdAt());
        output.put("updatedAt", deployment.updatedAt());
        output.put("launchType", "FARGATE");
        return output;
    }

    private static Map<String, Object> settings(DeploymentSettings settings) {
        return Map.of(
                "minimumHealthyPercent", settings.minimumPercent(),
                "maximumPercent", settings.maximumPercent(),
                "deploymentCircuitBreaker", Map.of("enable", settings.breaker(), "rollback", settings.rollback()));
    }

    private static long running(List<Task> tasks) {
        return tasks.stream().filter(Task::isRunning).count();
    }

    private static long pending(List<Task> tasks) {
        return tasks.stream()
                .filter((task) -> List.of("PROVISIONING", "PENDING").contains(task.status()))
                .count();
    }

    private static void copy(JsonNode input, Map<String, Object> output, String... members) {
        for (String member : members) {
            if (input.hasNonNull(member)) {
                output.put(member, input.path(member));
            }
        }
    }

    private static void put(Map<String, Object> output, String name, @Nullable Object value) {
        if (value != null) {
            output.put(name, value);
        }
    }
}
