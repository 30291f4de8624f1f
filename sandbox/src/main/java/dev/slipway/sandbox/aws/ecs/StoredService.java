package dev.slipway.sandbox.aws.ecs;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;

/**
 * A service as it is kept.
 *
 * @param cluster name of its cluster
 * @param name its name
 * @param clientToken token of the call that created it
 * @param status {@code ACTIVE}, {@code DRAINING} or {@code INACTIVE}
 * @param desired wanted number of tasks
 * @param settings how deployments go
 * @param input what it was created with, as it came
 * @param createdAt when it was created
 * @param tags its tags
 * @param deployments its deployments, the newest first
 * @param events its newest messages, newest first
 */
record StoredService(
        String cluster,
        String name,
        String clientToken,
        String status,
        int desired,
        DeploymentSettings settings,
        JsonNode input,
        Instant createdAt,
        Map<String, String> tags,
        List<Deployment> deployments,
        List<Event> events) {

    static final String ACTIVE = "ACTIVE";
    static final String DRAINING = "DRAINING";
    static final String INACTIVE = "INACTIVE";
    private static final int MOST_EVENTS = 100;

    /** Copies the collections. */
    StoredService {
        tags = Map.copyOf(tags);
        deployments = List.copyOf(deployments);
        events = List.copyOf(events);
    }

    String arn() {
        return EcsArns.service(this.cluster, this.name);
    }

    boolean isActive() {
        return this.status.equals(ACTIVE);
    }

    Deployment primary() {
        return this.deployments.stream()
                .filter(Deployment::isPrimary)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(this.name + " has no primary deployment"));
    }

    Optional<Deployment> deployment(String id) {
        return this.deployments.stream()
                .filter((deployment) -> deployment.id().equals(id))
                .findFirst();
    }

    /** Returns the target groups that its tasks join. */
    List<String> targetGroups() {
        List<String> groups = new ArrayList<>();
        this.input
                .path("loadBalancers")
                .forEach(
                        (balancer) -> groups.add(balancer.path("targetGroupArn").asString("")));
        return groups;
    }

    int gracePeriodSeconds() {
        return this.input.path("healthCheckGracePeriodSeconds").asInt(0);
    }

    StoredService withStatus(String status) {
        return copy(status, this.desired, this.settings, this.tags, this.deployments, this.events);
    }

    StoredService withDesired(int desired) {
        return copy(this.status, desired, this.settings, this.tags, this.deployments, this.events);
    }

    StoredService withSettings(DeploymentSettings settings) {
        return copy(this.status, this.desired, settings, this.tags, this.deployments, this.events);
    }

    StoredService withTags(Map<String, String> tags) {
        return copy(this.status, this.desired, this.settings, tags, this.deployments, this.events);
    }

    StoredService withDeployments(List<Deployment> deployments) {
        return copy(this.status, this.desired, this.settings, this.tags, deployments, this.events);
    }

    /** Changes one deployment. */
    StoredService withDeployment(String id, UnaryOperator<Deployment> change) {
        return withDeployments(this.deployments.stream()
                .map((deployment) -> deployment.id().equals(id) ? change.apply(deployment) : deployment)
                .toList());
    }

    /** Adds a message, in ECS's form: {@code (service shop) …}. */
    StoredService withEvent(String message, Instant now) {
        List<Event> more = new ArrayList<>(this.events);
        more.add(0, new Event(UUID.randomUUID().toString(), now, "(service %s) %s".formatted(this.name, message)));
        return copy(
                this.status,
                this.desired,
                this.settings,
                this.tags,
                this.deployments,
                more.subList(0, Math.min(more.size(), MOST_EVENTS)));
    }

    private StoredService copy(
            String status,
            int desired,
            DeploymentSettings settings,
            Map<String, String> tags,
            List<Deployment> deployments,
            List<Event> events) {
        return new StoredService(
                this.cluster,
                this.name,
                this.clientToken,
                status,
                desired,
                settings,
                this.input,
                this.createdAt,
                tags,
                deployments,
                events);
    }

    /**
     * A message of a service.
     *
     * @param id its id
     * @param createdAt when it came
     * @param message the message
     */
    record Event(String id, Instant createdAt, String message) {}
}
