package dev.slipway.sandbox.aws.ecs;

import dev.slipway.sandbox.aws.SandboxClients;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.eventbridge.EventBridgeAsyncClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sends ECS's events to EventBridge through the front door, in the shape that ECS sends them. An event that cannot be
 * sent is lost, and logged.
 */
final class EventBridgeEvents implements EcsEvents {

    private static final Logger LOG = LoggerFactory.getLogger(EventBridgeEvents.class);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final EventBridgeAsyncClient client;
    private final Clock clock;

    EventBridgeEvents(SandboxClients clients, Clock clock) {
        this.client = clients.client(EventBridgeAsyncClient.builder());
        this.clock = clock;
    }

    @Override
    public void taskChanged(Task task) {
        send("ECS Task State Change", task.arn(), EcsAnswers.eventDetail(task));
    }

    @Override
    public void deploymentChanged(StoredService service, String deployment, String name, String reason) {
        Map<String, Object> detail = Map.of(
                "eventType", name.endsWith("FAILED") ? "ERROR" : "INFO",
                "eventName", name,
                "deploymentId", deployment,
                "updatedAt", this.clock.instant().toString(),
                "reason", reason);
        send("ECS Deployment State Change", service.arn(), detail);
    }

    private void send(String type, String resource, Map<String, Object> detail) {
        PutEventsRequestEntry entry = PutEventsRequestEntry.builder()
                .source("aws.ecs")
                .detailType(type)
                .resources(List.of(resource))
                .time(this.clock.instant())
                .detail(JSON.writeValueAsString(detail))
                .build();
        this.client.putEvents((request) -> request.entries(entry)).whenComplete((answer, ex) -> {
            if (ex != null) {
                LOG.debug("EventBridge did not take '{}' of {}: {}", type, resource, ex.getMessage());
            }
        });
    }
}
