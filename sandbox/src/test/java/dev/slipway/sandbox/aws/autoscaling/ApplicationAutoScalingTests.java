package dev.slipway.sandbox.aws.autoscaling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.slipway.sandbox.aws.AwsFrontDoor;
import dev.slipway.sandbox.aws.SandboxClients;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.applicationautoscaling.ApplicationAutoScalingAsyncClient;
import software.amazon.awssdk.services.applicationautoscaling.model.MetricType;
import software.amazon.awssdk.services.applicationautoscaling.model.ObjectNotFoundException;
import software.amazon.awssdk.services.applicationautoscaling.model.PolicyType;
import software.amazon.awssdk.services.applicationautoscaling.model.ScalableDimension;
import software.amazon.awssdk.services.applicationautoscaling.model.ServiceNamespace;
import software.amazon.awssdk.services.applicationautoscaling.model.ValidationException;

class ApplicationAutoScalingTests {

    private static final String SERVICE = "service/test/hello";

    @TempDir
    private Path folder;

    private AwsFrontDoor door;
    private SandboxClients clients;
    private ApplicationAutoScalingAsyncClient scaling;

    @BeforeEach
    void start() {
        this.door = new AwsFrontDoor(0, List.of(new ApplicationAutoScaling(this.folder, SERVICE::equals)));
        this.clients = new SandboxClients(this.door.address());
        this.scaling = this.clients.client(ApplicationAutoScalingAsyncClient.builder());
    }

    @AfterEach
    void stop() {
        this.scaling.close();
        this.clients.close();
        this.door.close();
    }

    @Test
    void keepsTheBoundsAndThePolicyOfAService() {
        register(SERVICE, 1, 4);
        SandboxClients.await(this.scaling.putScalingPolicy((policy) -> policy.policyName("cpu")
                .serviceNamespace(ServiceNamespace.ECS)
                .resourceId(SERVICE)
                .scalableDimension(ScalableDimension.ECS_SERVICE_DESIRED_COUNT)
                .policyType(PolicyType.TARGET_TRACKING_SCALING)
                .targetTrackingScalingPolicyConfiguration((tracking) -> tracking.targetValue(60.0)
                        .predefinedMetricSpecification((metric) ->
                                metric.predefinedMetricType(MetricType.ECS_SERVICE_AVERAGE_CPU_UTILIZATION)))));

        assertThat(SandboxClients.await(this.scaling.describeScalableTargets(
                                (describe) -> describe.serviceNamespace(ServiceNamespace.ECS)))
                        .scalableTargets())
                .singleElement()
                .satisfies((target) -> {
                    assertThat(target.minCapacity()).isEqualTo(1);
                    assertThat(target.maxCapacity()).isEqualTo(4);
                });
        assertThat(SandboxClients.await(this.scaling.describeScalingPolicies(
                                (describe) -> describe.serviceNamespace(ServiceNamespace.ECS)))
                        .scalingPolicies())
                .singleElement()
                .satisfies((policy) -> assertThat(policy.targetTrackingScalingPolicyConfiguration()
                                .targetValue())
                        .isEqualTo(60.0));
    }

    @Test
    void refusesAServiceThatDoesNotExist() {
        assertThatExceptionOfType(ValidationException.class)
                .isThrownBy(() -> register("service/test/none", 1, 4))
                .withMessageContaining("ECS service doesn't exist: service/test/none");
    }

    @Test
    void refusesBoundsTheWrongWayRound() {
        assertThatExceptionOfType(ValidationException.class).isThrownBy(() -> register(SERVICE, 4, 1));
    }

    @Test
    void refusesToDeregisterWhatIsNotThere() {
        assertThatExceptionOfType(ObjectNotFoundException.class)
                .isThrownBy(() -> SandboxClients.await(
                        this.scaling.deregisterScalableTarget((target) -> target.serviceNamespace(ServiceNamespace.ECS)
                                .resourceId(SERVICE)
                                .scalableDimension(ScalableDimension.ECS_SERVICE_DESIRED_COUNT))));
    }

    private void register(String service, int min, int max) {
        SandboxClients.await(
                this.scaling.registerScalableTarget((target) -> target.serviceNamespace(ServiceNamespace.ECS)
                        .resourceId(service)
                        .scalableDimension(ScalableDimension.ECS_SERVICE_DESIRED_COUNT)
                        .minCapacity(min)
                        .maxCapacity(max)));
    }
}
