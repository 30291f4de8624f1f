package dev.slipway.portal.history;

import dev.slipway.events.EventType;
import dev.slipway.portal.web.PageAddress;
import dev.slipway.portal.web.StateLabel;
import dev.slipway.portal.web.When;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * An event as a line of an app's time line, in the words of the pages.
 *
 * @param when when it happened
 * @param state what happened
 * @param subject id of what it happened to
 * @param environment where; empty when that is nowhere
 * @param detail the reason, or the outcome; all that one of an unknown type or version says
 * @param link where to look; empty for nowhere
 */
record EventRow(When when, StateLabel state, String subject, String environment, String detail, String link) {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int LONGEST_RAW = 500;
    private static final Set<String> BAD = Set.of("failure", "fail", "error", "cancel");
    private static final Map<EventType, String> WORDS = Map.ofEntries(
            Map.entry(EventType.REPOSITORY_CREATED, "Repository created"),
            Map.entry(EventType.REPOSITORY_DELETED, "Repository deleted"),
            Map.entry(EventType.PIPELINE_RUN_QUEUED, "Build queued"),
            Map.entry(EventType.PIPELINE_RUN_STARTED, "Build started"),
            Map.entry(EventType.PIPELINE_RUN_FINISHED, "Build finished"),
            Map.entry(EventType.BUILD_QUEUED, "Compiling queued"),
            Map.entry(EventType.BUILD_STARTED, "Compiling started"),
            Map.entry(EventType.BUILD_FINISHED, "Compiled"),
            Map.entry(EventType.TEST_SUITE_RUN_FINISHED, "Tests finished"),
            Map.entry(EventType.ARTIFACT_PACKAGED, "Image built"),
            Map.entry(EventType.ARTIFACT_PUBLISHED, "Image pushed"),
            Map.entry(EventType.ARTIFACT_SIGNED, "Image signed"),
            Map.entry(EventType.SERVICE_DEPLOYED, "Deployed"),
            Map.entry(EventType.SERVICE_UPGRADED, "Deployed"),
            Map.entry(EventType.SERVICE_ROLLED_BACK, "Rolled back"),
            Map.entry(EventType.SERVICE_REMOVED, "Service removed"),
            Map.entry(EventType.ENVIRONMENT_CREATED, "Environment set up"),
            Map.entry(EventType.ENVIRONMENT_MODIFIED, "Environment changed"),
            Map.entry(EventType.ENVIRONMENT_DELETED, "Environment removed"),
            Map.entry(EventType.INCIDENT_DETECTED, "Incident"),
            Map.entry(EventType.INCIDENT_RESOLVED, "Incident resolved"),
            Map.entry(EventType.APP_CREATED, "App created"),
            Map.entry(EventType.APP_FAILED, "Creation stopped"),
            Map.entry(EventType.STEP_FINISHED, "Step finished"),
            Map.entry(EventType.ROLLOUT_OBSERVED, "ECS rollout"),
            Map.entry(EventType.TASK_OBSERVED, "ECS task"),
            Map.entry(EventType.DEPLOYMENT_WAITING, "Approval needed"),
            Map.entry(EventType.DEPLOYMENT_CANCELLED, "Deployment cancelled"),
            Map.entry(EventType.DEPLOYMENT_STARTED, "Deployment started"),
            Map.entry(EventType.DEPLOYMENT_REFUSED, "Deployment refused"),
            Map.entry(EventType.DEPLOYMENT_FAILED, "Deployment failed"));

    static EventRow of(RecordedEvent event, Instant now) {
        Map<String, Object> content = event.content();
        String outcome = text(content.get("outcome"));
        return new EventRow(
                When.of(event.time(), now),
                label(event, outcome),
                event.subject(),
                content.get("environment") instanceof Map<?, ?> environment ? text(environment.get("id")) : "",
                isOfOurs(event) ? detail(content, outcome) : raw(content),
                link(content));
    }

    private static String detail(Map<String, Object> content, String outcome) {
        return Stream.of(
                        content.get("reason"),
                        content.get("description"),
                        content.get("errors"),
                        content.get("step"),
                        outcome)
                .map(EventRow::text)
                .filter((text) -> !text.isEmpty())
                .collect(Collectors.joining(" · "));
    }

    /** Says whether an event is of a type and a version whose members we know. */
    private static boolean isOfOurs(RecordedEvent event) {
        return EventType.find(event.type())
                .filter((type) -> type.id().equals(event.type()))
                .isPresent();
    }

    /** Returns what an event of another type or version says, as it says it. */
    private static String raw(Map<String, Object> content) {
        String text = content.isEmpty() ? "" : JSON.writeValueAsString(content);
        return text.length() > LONGEST_RAW ? text.substring(0, LONGEST_RAW) + "…" : text;
    }

    private static StateLabel label(RecordedEvent event, String outcome) {
        EventType type = EventType.find(event.type()).orElse(null);
        if (type == null) {
            return StateLabel.waiting(event.type());
        }
        String words = WORDS.getOrDefault(type, event.type());
        if (BAD.contains(outcome)) {
            return StateLabel.failed(words);
        }
        return switch (type) {
            case APP_FAILED, DEPLOYMENT_FAILED, INCIDENT_DETECTED -> StateLabel.failed(words);
            case DEPLOYMENT_REFUSED, DEPLOYMENT_CANCELLED, DEPLOYMENT_WAITING, SERVICE_ROLLED_BACK ->
                StateLabel.held(words);
            case PIPELINE_RUN_QUEUED, BUILD_QUEUED -> StateLabel.waiting(words);
            case PIPELINE_RUN_STARTED, BUILD_STARTED, DEPLOYMENT_STARTED -> StateLabel.running(words);
            default -> StateLabel.done(words);
        };
    }

    private static String link(Map<String, Object> content) {
        return Stream.of("viewUrl", "uri")
                .map((name) -> PageAddress.outside(content.get(name)))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("");
    }

    private static String text(@Nullable Object value) {
        if (value instanceof List<?> list) {
            return list.stream().map(String::valueOf).collect(Collectors.joining(", "));
        }
        return value instanceof String text ? text : "";
    }
}
