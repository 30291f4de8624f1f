package dev.slipway.lambdas;

import dev.slipway.events.EventId;
import dev.slipway.events.LifecycleEvent;
import dev.slipway.events.Payload;
import dev.slipway.events.RolloutEvents;
import dev.slipway.events.UnreadableEvent;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Says what ECS says in the words of lifecycle events. The service is the app and the cluster the environment. */
final class EcsTranslator {

    private static final URI SOURCE = URI.create("/aws/ecs");
    private static final String SERVICE_GROUP = "service:";
    private static final Map<String, String> STATES = Map.of(
            "SERVICE_DEPLOYMENT_IN_PROGRESS", "running",
            "SERVICE_DEPLOYMENT_COMPLETED", "succeeded",
            "SERVICE_DEPLOYMENT_FAILED", "failed");

    private final Map<String, String> environments;

    /** @param environments names of environments by names of clusters, where they differ */
    EcsTranslator(Map<String, String> environments) {
        this.environments = Map.copyOf(environments);
    }

    /**
     * Translates an event of EventBridge.
     *
     * @return the event; empty where it is of no service or tells of a state that nobody asks for
     * @throws UnreadableEvent when it is no event of ECS
     */
    Optional<LifecycleEvent> translate(Map<String, Object> event) {
        Object detail = event.get("detail");
        String id = text(event, "id");
        if (!(detail instanceof Map<?, ?> facts) || id == null) {
            throw UnreadableEvent.because("The message is no event of EventBridge: it has no 'id' or no 'detail'.");
        }
        Optional<Payload> payload =
                "ECS Task State Change".equals(event.get("detail-type")) ? task(facts) : rollout(event, facts);
        return payload.map((what) -> what.event(EventId.of("ecs", id), SOURCE, time(event, facts), null));
    }

    private Optional<Payload> task(Map<?, ?> detail) {
        String group = text(detail, "group");
        String task = text(detail, "taskArn");
        String state = text(detail, "lastStatus");
        if (group == null || task == null || state == null || !group.startsWith(SERVICE_GROUP)) {
            return Optional.empty();
        }
        RolloutEvents.Where where = new RolloutEvents.Where(
                group.substring(SERVICE_GROUP.length()),
                environment(text(detail, "clusterArn")),
                state,
                text(detail, "stoppedReason"));
        return Optional.of(
                RolloutEvents.task(lastPart(task), where, text(detail, "startedBy"), digest(detail.get("containers"))));
    }

    private Optional<Payload> rollout(Map<String, Object> event, Map<?, ?> detail) {
        String state = STATES.get(String.valueOf(text(detail, "eventName")));
        String rollout = text(detail, "deploymentId");
        String service =
                event.get("resources") instanceof List<?> arns && !arns.isEmpty() ? String.valueOf(arns.get(0)) : "";
        String[] parts = service.split("/");
        if (state == null || rollout == null || parts.length < 3) {
            return Optional.empty();
        }
        RolloutEvents.Where where = new RolloutEvents.Where(
                parts[parts.length - 1], environment(parts[parts.length - 2]), state, text(detail, "reason"));
        return Optional.of(RolloutEvents.rollout(rollout, where));
    }

    private String environment(@Nullable String cluster) {
        String name = lastPart(String.valueOf(cluster));
        return this.environments.getOrDefault(name, name);
    }

    private static @Nullable String digest(@Nullable Object containers) {
        return containers instanceof List<?> list
                ? list.stream()
                        .filter(Map.class::isInstance)
                        .map((container) -> text((Map<?, ?>) container, "imageDigest"))
                        .filter((digest) -> digest != null)
                        .findFirst()
                        .orElse(null)
                : null;
    }

    private static Instant time(Map<String, Object> event, Map<?, ?> detail) {
        String updated = text(detail, "updatedAt");
        String time = updated == null ? text(event, "time") : updated;
        try {
            return Instant.parse(String.valueOf(time));
        } catch (DateTimeException ex) {
            throw UnreadableEvent.because("The event of ECS has no time that can be read: '%s'.".formatted(time));
        }
    }

    private static String lastPart(String arn) {
        return arn.substring(arn.lastIndexOf('/') + 1);
    }

    private static @Nullable String text(Map<?, ?> map, String name) {
        return map.get(name) instanceof String text && !text.isEmpty() ? text : null;
    }
}
