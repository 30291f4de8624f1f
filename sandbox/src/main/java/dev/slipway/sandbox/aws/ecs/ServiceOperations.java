package dev.slipway.sandbox.aws.ecs;

import dev.slipway.sandbox.aws.AwsError;
import dev.slipway.sandbox.aws.JsonInput;
import dev.slipway.sandbox.aws.Paging;
import dev.slipway.sandbox.aws.elb.TargetGroups;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** ECS's API on services. */
final class ServiceOperations {

    private static final String BAD_INPUT = "InvalidParameterException";

    private final Services services;
    private final Clusters clusters;
    private final TaskDefinitions definitions;
    private final Tasks tasks;
    private final TargetGroups targets;
    private final EcsEvents events;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    ServiceOperations(
            Services services,
            Clusters clusters,
            TaskDefinitions definitions,
            Tasks tasks,
            TargetGroups targets,
            EcsEvents events,
            Clock clock) {
        this.services = services;
        this.clusters = clusters;
        this.definitions = definitions;
        this.tasks = tasks;
        this.targets = targets;
        this.events = events;
        this.clock = clock;
    }

    synchronized Object create(JsonInput input) {
        String cluster = this.clusters.nameIn(input);
        String name = input.required("serviceName");
        if (!name.matches("[a-zA-Z0-9_-]{1,255}")) {
            throw AwsError.of(
                    BAD_INPUT,
                    "The service name '%s' must have up to 255 letters, digits, underscores and hyphens."
                            .formatted(name));
        }
        String token = input.text("clientToken", "");
        Optional<StoredService> present = this.services
                .find(cluster, name)
                .filter((service) -> !service.status().equals(StoredService.INACTIVE));
        if (present.isPresent()) {
            return existing(present.get(), token);
        }
        TaskDefinition definition = this.definitions.usable(input.required("taskDefinition"));
        int desired = desired(input, 1);
        checkTargetGroups(input);
        Instant now = this.clock.instant();
        Deployment deployment = Deployment.begin(newDeploymentId(), definition.arn(), now);
        StoredService service = new StoredService(
                cluster,
                name,
                token,
                StoredService.ACTIVE,
                desired,
                DeploymentSettings.of(input),
                input.tree(),
                now,
                input.pairs("tags", "key", "value"),
                List.of(deployment),
                List.of());
        this.services.put(service);
        started(service, deployment);
        return answer(service);
    }

    Object update(JsonInput input) {
        String cluster = this.clusters.nameIn(input);
        String name = EcsArns.nameOf(input.required("service"));
        StoredService before = this.services.active(cluster, name);
        String definition = input.has("taskDefinition")
                ? this.definitions.usable(input.required("taskDefinition")).arn()
                : before.primary().taskDefinition();
        int desired = desired(input, before.desired());
        boolean deploys = input.flag("forceNewDeployment")
                || !definition.equals(before.primary().taskDefinition());
        DeploymentSettings settings = before.settings().changedBy(input);
        StoredService after = this.services.change(cluster, name, (service) -> {
            StoredService changed = service.withDesired(desired).withSettings(settings);
            return deploys ? deploy(changed, definition) : changed;
        });
        if (deploys) {
            started(after, after.primary());
        }
        return answer(after);
    }

    Object delete(JsonInput input) {
        String cluster = this.clusters.nameIn(input);
        String name = EcsArns.nameOf(input.required("service"));
        StoredService before = this.services.active(cluster, name);
        if (before.desired() > 0 && !input.flag("force")) {
            throw AwsError.of(BAD_INPUT, "The service cannot be stopped while it is scaled above 0.");
        }
        return answer(this.services.change(
                cluster, name, (service) -> service.withDesired(0).withStatus(StoredService.DRAINING)));
    }

    /** Deletes a cluster that has nothing in it any more. */
    synchronized Object deleteCluster(JsonInput input) {
        String cluster = this.clusters.nameIn(input);
        if (this.services.all().stream()
                .anyMatch((service) -> service.cluster().equals(cluster) && service.isActive())) {
            throw AwsError.of(
                    "ClusterContainsServicesException", "The Cluster cannot be deleted while Services are active.");
        }
        if (this.tasks.all().stream().anyMatch((task) -> task.cluster().equals(cluster) && !task.isStopped())) {
            throw AwsError.of("ClusterContainsTasksException", "The Cluster cannot be deleted while Tasks are active.");
        }
        return this.clusters.delete(cluster);
    }

    Object describe(JsonInput input) {
        String cluster = this.clusters.nameIn(input);
        List<Object> found = new ArrayList<>();
        List<Object> failures = new ArrayList<>();
        for (String reference : input.texts("services")) {
            String name = EcsArns.nameOf(reference);
            this.services
                    .find(cluster, name)
                    .ifPresentOrElse(
                            (service) -> found.add(EcsAnswers.service(service, this.tasks.of(service))),
                            () -> failures.add(EcsAnswers.failure(EcsArns.service(cluster, name))));
        }
        return Map.of("services", found, "failures", failures);
    }

    Object list(JsonInput input) {
        String cluster = this.clusters.nameIn(input);
        return Paging.by(10)
                .page(
                        input,
                        "serviceArns",
                        this.services.all().stream()
                                .filter((service) -> service.cluster().equals(cluster) && service.isActive())
                                .map(StoredService::arn)
                                .toList());
    }

    private Object existing(StoredService service, String token) {
        if (service.isActive() && !token.isEmpty() && token.equals(service.clientToken())) {
            return answer(service);
        }
        throw AwsError.of(
                BAD_INPUT,
                service.isActive()
                        ? "Creation of service was not idempotent."
                        : "Unable to Start a service that is still Draining.");
    }

    private StoredService deploy(StoredService service, String definition) {
        Instant now = this.clock.instant();
        List<Deployment> deployments = new ArrayList<>();
        deployments.add(Deployment.begin(newDeploymentId(), definition, now));
        service.deployments().stream()
                .filter((deployment) -> !deployment.status().equals(Deployment.INACTIVE))
                .map((deployment) -> deployment.withStatus(Deployment.ACTIVE, now))
                .forEach(deployments::add);
        return service.withDeployments(deployments);
    }

    private void started(StoredService service, Deployment deployment) {
        this.events.deploymentChanged(service, deployment.id(), "SERVICE_DEPLOYMENT_IN_PROGRESS", deployment.reason());
    }

    private void checkTargetGroups(JsonInput input) {
        for (JsonInput balancer : input.items("loadBalancers")) {
            String group = balancer.required("targetGroupArn");
            if (!this.targets.exists(group)) {
                throw AwsError.of(BAD_INPUT, "The target group %s does not exist.".formatted(group));
            }
        }
    }

    private static int desired(JsonInput input, int otherwise) {
        int desired = input.number("desiredCount", otherwise);
        if (desired < 0) {
            throw AwsError.of(BAD_INPUT, "desiredCount %d must not be negative.".formatted(desired));
        }
        return desired;
    }

    private String newDeploymentId() {
        return "ecs-svc/%019d".formatted(this.random.nextLong(Long.MAX_VALUE));
    }

    private Object answer(StoredService service) {
        return Map.of("service", EcsAnswers.service(service, this.tasks.of(service)));
    }
}
