package dev.slipway.portal.cloud.aws;

import dev.slipway.portal.Conflict;
import dev.slipway.portal.cloud.ContainerPlatform;
import dev.slipway.portal.inventory.Mark;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import software.amazon.awssdk.services.applicationautoscaling.ApplicationAutoScalingAsyncClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsAsyncClient;
import software.amazon.awssdk.services.ecs.EcsAsyncClient;
import software.amazon.awssdk.services.ecs.model.AssignPublicIp;
import software.amazon.awssdk.services.ecs.model.CreateServiceRequest;
import software.amazon.awssdk.services.ecs.model.DeploymentConfiguration;
import software.amazon.awssdk.services.ecs.model.LaunchType;
import software.amazon.awssdk.services.ecs.model.LoadBalancer;
import software.amazon.awssdk.services.ecs.model.PropagateTags;
import software.amazon.awssdk.services.ecs.model.ServiceField;
import software.amazon.awssdk.services.ecs.model.UpdateServiceRequest;

/**
 * ECS on Fargate as container platform: rolling updates with the deployment circuit breaker.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-circuit-breaker.html">Deployment
 *     circuit breaker</a>
 */
@Component
public class EcsContainerPlatform implements ContainerPlatform {

    private static final String ECS = "ECS";
    /** A new task is healthy before an old one goes. */
    private static final int ALL_HEALTHY = 100;

    private static final int TWICE_AS_MANY = 200;
    private static final int SECONDS_TO_START = 120;
    private static final String INACTIVE = "INACTIVE";

    private final EcsAsyncClient ecs;
    private final EcsScaling scaling;
    private final TaskLogs logs;
    private final EcsRevisions revisions;

    /**
     * @param ecs ECS's client
     * @param scaling Application Auto Scaling's client
     * @param logs CloudWatch Logs' client
     */
    public EcsContainerPlatform(
            EcsAsyncClient ecs, ApplicationAutoScalingAsyncClient scaling, CloudWatchLogsAsyncClient logs) {
        this.ecs = ecs;
        this.scaling = new EcsScaling(scaling);
        this.logs = new TaskLogs(logs);
        this.revisions = new EcsRevisions(ecs);
    }

    @Override
    public Mono<String> registerTaskDefinition(TaskSpec spec) {
        return AwsCall.to(ECS, () -> this.ecs.registerTaskDefinition(EcsTaskDefinitions.request(spec)))
                .map((answer) -> answer.taskDefinition().taskDefinitionArn());
    }

    @Override
    public Mono<List<String>> taskDefinitions(String family) {
        return this.revisions.active(family);
    }

    @Override
    public Mono<Void> deregisterTaskDefinitions(String family) {
        return this.revisions.deregister(family);
    }

    @Override
    public Mono<Service> findService(String cluster, String name) {
        return AwsCall.to(
                        ECS,
                        () -> this.ecs.describeServices((request) ->
                                request.cluster(cluster).services(name).include(ServiceField.TAGS)))
                .flatMap((answer) -> Mono.justOrEmpty(answer.services().stream()
                        .filter((service) -> !INACTIVE.equals(service.status()))
                        .findFirst()))
                .map(EcsAnswers::service);
    }

    @Override
    public Mono<Service> createService(ServiceSpec spec, Mark mark) {
        return findService(spec.cluster(), spec.name())
                .map((found) -> adopted(found, mark))
                .switchIfEmpty(AwsCall.to(ECS, () -> this.ecs.createService(request(spec, mark)))
                        .map((answer) -> EcsAnswers.service(answer.service())));
    }

    @Override
    public Mono<Service> updateService(String cluster, String name, String taskDefinition) {
        return update(UpdateServiceRequest.builder()
                .cluster(cluster)
                .service(name)
                .taskDefinition(taskDefinition)
                .deploymentConfiguration(rolling(true))
                .build());
    }

    @Override
    public Mono<Service> updateService(String cluster, String name, String taskDefinition, int count) {
        return update(UpdateServiceRequest.builder()
                .cluster(cluster)
                .service(name)
                .taskDefinition(taskDefinition)
                .desiredCount(count)
                .deploymentConfiguration(rolling(true))
                .build());
    }

    @Override
    public Mono<Service> restartService(String cluster, String name, String taskDefinition, int count) {
        return update(UpdateServiceRequest.builder()
                .cluster(cluster)
                .service(name)
                .taskDefinition(taskDefinition)
                .desiredCount(count)
                .forceNewDeployment(true)
                .deploymentConfiguration(rolling(false))
                .build());
    }

    @Override
    public Mono<Void> tagService(String cluster, String name, Map<String, String> tags, Mark mark) {
        return findService(cluster, name)
                .filter((found) -> OwnershipTags.bear(found.tags(), mark))
                .flatMap((found) -> AwsCall.to(
                        ECS,
                        () -> this.ecs.tagResource(
                                (request) -> request.resourceArn(found.arn()).tags(EcsTaskDefinitions.tags(tags)))))
                .onErrorResume(EcsContainerPlatform::isGone, (ex) -> Mono.empty())
                .then();
    }

    @Override
    public Mono<Void> scale(String cluster, String name, Scaling bounds) {
        return this.scaling.set(cluster, name, bounds);
    }

    @Override
    public Mono<List<String>> lastLogLines(String logGroup, int limit) {
        return this.logs.lastLines(logGroup, limit);
    }

    @Override
    public Mono<Void> unscale(String cluster, String name) {
        return this.scaling.remove(cluster, name);
    }

    @Override
    public Mono<Void> stopService(String cluster, String name) {
        return AwsCall.to(
                        ECS,
                        () -> this.ecs.updateService((request) ->
                                request.cluster(cluster).service(name).desiredCount(0)))
                .onErrorResume(EcsContainerPlatform::isGone, (ex) -> Mono.empty())
                .then();
    }

    @Override
    public Mono<Void> deleteService(String cluster, String name, Mark mark) {
        return findService(cluster, name)
                .filter((found) -> OwnershipTags.bear(found.tags(), mark))
                .flatMap((found) -> this.scaling
                        .remove(cluster, name)
                        .then(AwsCall.to(
                                ECS,
                                () -> this.ecs.deleteService((request) ->
                                        request.cluster(cluster).service(name).force(true)))))
                .onErrorResume(EcsContainerPlatform::isGone, (ex) -> Mono.empty())
                .then();
    }

    private Mono<Service> update(UpdateServiceRequest request) {
        return AwsCall.to(ECS, () -> this.ecs.updateService(request))
                .map((answer) -> EcsAnswers.service(answer.service()));
    }

    private static Service adopted(Service found, Mark mark) {
        if (!OwnershipTags.bear(found.tags(), mark)) {
            throw new Conflict(
                    "ECS has a service '%s' already, and Slipway did not make it for this app. Ask the platform team to remove it, or choose another name."
                            .formatted(found.name()),
                    null);
        }
        return found;
    }

    private static CreateServiceRequest request(ServiceSpec spec, Mark mark) {
        Map<String, String> tags = OwnershipTags.with(spec.tags(), mark);
        CreateServiceRequest.Builder request = CreateServiceRequest.builder()
                .cluster(spec.cluster())
                .serviceName(spec.name())
                .taskDefinition(spec.taskDefinition())
                .desiredCount(spec.count())
                .launchType(LaunchType.FARGATE)
                .clientToken(spec.clientToken())
                .deploymentConfiguration(rolling(false))
                .networkConfiguration((network) -> network.awsvpcConfiguration((vpc) -> vpc.subnets(spec.subnets())
                        .securityGroups(spec.securityGroups())
                        .assignPublicIp(AssignPublicIp.DISABLED)))
                .propagateTags(PropagateTags.SERVICE)
                .tags(EcsTaskDefinitions.tags(tags));
        if (spec.targetGroup() != null) {
            request.loadBalancers(LoadBalancer.builder()
                            .targetGroupArn(spec.targetGroup())
                            .containerName(EcsTaskDefinitions.CONTAINER)
                            .containerPort(spec.port())
                            .build())
                    .healthCheckGracePeriodSeconds(SECONDS_TO_START);
        }
        return request.build();
    }

    private static DeploymentConfiguration rolling(boolean rollback) {
        return DeploymentConfiguration.builder()
                .minimumHealthyPercent(ALL_HEALTHY)
                .maximumPercent(TWICE_AS_MANY)
                .deploymentCircuitBreaker((breaker) -> breaker.enable(true).rollback(rollback))
                .build();
    }

    private static boolean isGone(Throwable fault) {
        return AwsCall.refusedWith(
                fault, "ServiceNotFoundException", "ServiceNotActiveException", "ClusterNotFoundException");
    }
}
