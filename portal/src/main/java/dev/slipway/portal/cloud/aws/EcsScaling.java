package dev.slipway.portal.cloud.aws;

import dev.slipway.portal.cloud.ContainerPlatform.Scaling;
import reactor.core.publisher.Mono;
import software.amazon.awssdk.services.applicationautoscaling.ApplicationAutoScalingAsyncClient;
import software.amazon.awssdk.services.applicationautoscaling.model.MetricType;
import software.amazon.awssdk.services.applicationautoscaling.model.PolicyType;
import software.amazon.awssdk.services.applicationautoscaling.model.ScalableDimension;
import software.amazon.awssdk.services.applicationautoscaling.model.ServiceNamespace;

/** Bounds the number of tasks of a service, between which AWS follows the CPU. */
final class EcsScaling {

    private static final String SYSTEM = "Application Auto Scaling";
    private static final String POLICY = "cpu";

    private final ApplicationAutoScalingAsyncClient client;

    EcsScaling(ApplicationAutoScalingAsyncClient client) {
        this.client = client;
    }

    /** Sets bounds and policy; both calls overwrite what an earlier one set. */
    Mono<Void> set(String cluster, String service, Scaling scaling) {
        return AwsCall.to(
                        SYSTEM,
                        () -> this.client.registerScalableTarget(
                                (target) -> target.serviceNamespace(ServiceNamespace.ECS)
                                        .scalableDimension(ScalableDimension.ECS_SERVICE_DESIRED_COUNT)
                                        .resourceId(resource(cluster, service))
                                        .minCapacity(scaling.min())
                                        .maxCapacity(scaling.max())))
                .then(AwsCall.to(
                        SYSTEM,
                        () -> this.client.putScalingPolicy((policy) -> policy.policyName(POLICY)
                                .serviceNamespace(ServiceNamespace.ECS)
                                .scalableDimension(ScalableDimension.ECS_SERVICE_DESIRED_COUNT)
                                .resourceId(resource(cluster, service))
                                .policyType(PolicyType.TARGET_TRACKING_SCALING)
                                .targetTrackingScalingPolicyConfiguration(
                                        (tracking) -> tracking.targetValue((double) scaling.cpuPercent())
                                                .predefinedMetricSpecification((metric) -> metric.predefinedMetricType(
                                                        MetricType.ECS_SERVICE_AVERAGE_CPU_UTILIZATION))))))
                .then();
    }

    /** Removes bounds and policy; nothing happens when they are gone already. */
    Mono<Void> remove(String cluster, String service) {
        return AwsCall.to(
                        SYSTEM,
                        () -> this.client.deregisterScalableTarget(
                                (target) -> target.serviceNamespace(ServiceNamespace.ECS)
                                        .scalableDimension(ScalableDimension.ECS_SERVICE_DESIRED_COUNT)
                                        .resourceId(resource(cluster, service))))
                .onErrorResume((ex) -> AwsCall.refusedWith(ex, "ObjectNotFoundException"), (ex) -> Mono.empty())
                .then();
    }

    private static String resource(String cluster, String service) {
        return "service/%s/%s".formatted(cluster, service);
    }
}
