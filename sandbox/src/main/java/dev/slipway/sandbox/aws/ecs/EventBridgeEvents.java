package dev.slipway.sandbox.aws.ecs;

import java.time.Clock;
import java.util.List;
import java.util.Map;

/** Tells of ECS's events in the shape that ECS gives them. */
final class EventBridgeEvents implements EcsEvents {

    private final EventSink sink;
    private final Clock clock;

    EventBridgeEvents(EventSink sink, Clock clock) {
        this.sink = sink;
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
        this.sink.tell("aws.ecs", type, List.of(resource), detail);
    }
}
