package dev.slipway.events;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What ECS says, in our words. The service's name is the app's and the cluster's name the environment's. */
public final class RolloutEvents {

    private RolloutEvents() {}

    /**
     * A rollout has another state.
     *
     * @param rollout ECS's id of it
     * @param where where it is; its state is {@code running}, {@code succeeded} or {@code failed}
     */
    public static Payload rollout(String rollout, Where where) {
        Map<String, Object> facts = new DeploymentFacts(
                        rollout, where.app(), null, where.environment(), null, null, null, "outside", "outside Slipway")
                .toMap();
        return new Payload(
                EventType.ROLLOUT_OBSERVED,
                where.app(),
                rollout,
                content(where.environment(), where.state(), where.reason()),
                facts);
    }

    /**
     * A task has another state.
     *
     * @param task last part of its ARN
     * @param rollout ECS's id of the rollout that started it; null for a task that no service started
     * @param digest digest of its image, where ECS knows it by now
     */
    public static Payload task(String task, Where where, @Nullable String rollout, @Nullable String digest) {
        Map<String, Object> facts = new LinkedHashMap<>(Map.of("environment", where.environment()));
        if (rollout != null) {
            facts.put("rollout", rollout);
        }
        if (digest != null) {
            facts.put("digest", digest);
        }
        return new Payload(
                EventType.TASK_OBSERVED,
                where.app(),
                task,
                content(where.environment(), where.state(), where.reason()),
                facts);
    }

    /**
     * Where something is, and how it is there.
     *
     * @param app the app
     * @param environment the environment
     * @param state the state
     * @param reason why it is so
     */
    public record Where(
            String app,
            String environment,
            String state,
            @Nullable String reason) {}

    private static Map<String, Object> content(String environment, String state, @Nullable String reason) {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("environment", Map.of("id", environment));
        content.put("state", state);
        if (reason != null && !reason.isBlank()) {
            content.put("reason", reason);
        }
        return content;
    }
}
