package dev.slipway.lambdas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.slipway.events.DeploymentFacts;
import dev.slipway.events.EventType;
import dev.slipway.events.LifecycleEvent;
import dev.slipway.events.UnreadableEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** From what EventBridge hands over to what is published on the topic. */
class TranslatorTests {

    private static final String ACCOUNT = "arn:aws:ecs:eu-central-1:123456789012:";

    private final List<LifecycleEvent> published = new ArrayList<>();
    private final RecordingContext context = new RecordingContext();
    private final TranslatorHandler handler =
            new TranslatorHandler(new EcsTranslator(Map.of("cluster-2", "prod")), this.published::add);

    @Test
    void tellsOfATaskWithItsImageAndWhatItBelongsTo() {
        translate(task("test", "service:shop"));

        assertThat(this.published).singleElement().satisfies((event) -> {
            assertThat(event.knownType()).contains(EventType.TASK_OBSERVED);
            assertThat(event.app()).contains("shop");
            assertThat(event.time()).isEqualTo(Instant.parse("2026-11-21T14:05:03.500Z"));
            assertThat(event.customData())
                    .containsEntry("digest", "sha256:0f")
                    .containsEntry("rollout", "ecs-svc/1")
                    .containsEntry("environment", "test");
            assertThat(event.content()).containsEntry("reason", "Essential container in task exited");
        });
    }

    @Test
    void tellsOfARolloutFromOutsideSlipway() {
        translate(rollout("cluster-2", "SERVICE_DEPLOYMENT_COMPLETED"));

        assertThat(this.published).singleElement().satisfies((event) -> {
            assertThat(event.knownType()).contains(EventType.ROLLOUT_OBSERVED);
            assertThat(event.content()).containsEntry("state", "succeeded");
            assertThat(DeploymentFacts.of(event)).hasValueSatisfying((facts) -> {
                assertThat(facts.environment()).as("named by the setting").isEqualTo("prod");
                assertThat(facts.trigger()).isEqualTo("outside");
            });
        });
    }

    @Test
    void givesAnEventThatComesTwiceTheSameId() {
        translate(rollout("test", "SERVICE_DEPLOYMENT_FAILED"));
        translate(rollout("test", "SERVICE_DEPLOYMENT_FAILED"));

        assertThat(this.published)
                .extracting(LifecycleEvent::id)
                .hasSize(2)
                .containsOnly(this.published.get(0).id());
    }

    @Test
    void keepsQuietOfWhatIsOfNoService() {
        translate(task("test", "family:one-off"));
        translate(rollout("test", "SERVICE_STEADY_STATE"));

        assertThat(this.published).isEmpty();
    }

    @Test
    void failsOnWhatIsNoEventOfEcsSoThatItReachesTheDeadLetterQueue() {
        Map<String, Object> withoutTime = new HashMap<>(task("test", "service:shop"));
        withoutTime.put("time", "yesterday");
        withoutTime.put("detail", Map.of("group", "service:shop", "taskArn", "a/b", "lastStatus", "RUNNING"));

        for (Map<String, Object> message : List.of(Map.<String, Object>of("hello", 1), withoutTime)) {
            assertThatExceptionOfType(UnreadableEvent.class)
                    .isThrownBy(() -> this.handler.handleRequest(message, this.context));
        }
        assertThat(this.published).isEmpty();
    }

    @Test
    void readsTheNamesOfEnvironments() {
        assertThat(TranslatorHandler.environments(" a=test, b=prod")).isEqualTo(Map.of("a", "test", "b", "prod"));
        assertThat(TranslatorHandler.environments(null)).isEmpty();
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> TranslatorHandler.environments("a"))
                .withMessageContaining("cluster=environment");
    }

    private void translate(Map<String, Object> message) {
        this.handler.handleRequest(message, this.context);
    }

    private static Map<String, Object> task(String cluster, String group) {
        return Map.of(
                "id",
                "1",
                "detail-type",
                "ECS Task State Change",
                "time",
                "2026-11-21T14:05:04Z",
                "detail",
                Map.of(
                        "clusterArn",
                        ACCOUNT + "cluster/" + cluster,
                        "group",
                        group,
                        "taskArn",
                        ACCOUNT + "task/" + cluster + "/t-1",
                        "lastStatus",
                        "STOPPED",
                        "startedBy",
                        "ecs-svc/1",
                        "stoppedReason",
                        "Essential container in task exited",
                        "updatedAt",
                        "2026-11-21T14:05:03.5Z",
                        "containers",
                        List.of(Map.of("name", "app"), Map.of("imageDigest", "sha256:0f"))));
    }

    private static Map<String, Object> rollout(String cluster, String name) {
        return Map.of(
                "id",
                "2",
                "detail-type",
                "ECS Deployment State Change",
                "time",
                "2026-11-21T14:05:04Z",
                "resources",
                List.of(ACCOUNT + "service/" + cluster + "/shop"),
                "detail",
                Map.of("eventName", name, "deploymentId", "ecs-svc/1", "reason", "ECS deployment completed."));
    }
}
