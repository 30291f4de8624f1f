package dev.slipway.portal.history;

import dev.slipway.events.EventType;
import dev.slipway.events.InvalidContent;
import dev.slipway.events.Payload;
import dev.slipway.portal.InvalidInput;
import dev.slipway.portal.app.AppName;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a pipeline tells: a CDEvents payload without context, since the portal knows who tells it and when.
 *
 * @param type CDEvents type
 * @param subject what it happened to
 * @param customData facts beyond the vocabulary
 */
record PipelineEvent(
        @Nullable String type,
        @Nullable Subject subject,
        @Nullable Map<String, @Nullable Object> customData) {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int MOST_CHARACTERS = 64 * 1024;

    /** A pipeline tells of its own work; what Slipway does, Slipway tells. */
    private static final Set<EventType> ALLOWED = EnumSet.of(
            EventType.PIPELINE_RUN_QUEUED,
            EventType.PIPELINE_RUN_STARTED,
            EventType.PIPELINE_RUN_FINISHED,
            EventType.BUILD_QUEUED,
            EventType.BUILD_STARTED,
            EventType.BUILD_FINISHED,
            EventType.TEST_SUITE_RUN_FINISHED,
            EventType.ARTIFACT_PACKAGED,
            EventType.ARTIFACT_PUBLISHED,
            EventType.ARTIFACT_SIGNED);

    /**
     * What an event happened to.
     *
     * @param id its id
     * @param content what the type says of it
     */
    record Subject(@Nullable String id, @Nullable Map<String, @Nullable Object> content) {}

    /**
     * Makes it a payload of an app's.
     *
     * @throws InvalidInput naming the field that is wrong
     */
    Payload payload(AppName app) {
        if (this.subject == null
                || this.subject.id() == null
                || this.subject.id().isBlank()) {
            throw new InvalidInput(
                    "subject.id", "'subject.id' is missing; it must be the id of what the event is about.");
        }
        try {
            Payload payload = new Payload(
                    allowedType(),
                    app.value(),
                    this.subject.id(),
                    withoutNulls(this.subject.content()),
                    withoutNulls(this.customData));
            checkSize(payload);
            return payload;
        } catch (InvalidContent ex) {
            throw new InvalidInput("subject.content." + ex.member(), String.valueOf(ex.getMessage()));
        }
    }

    /** Returns what makes the event unique, the same for a repetition of it. */
    static String[] happening(Payload payload) {
        return new String[] {
            payload.app(),
            payload.type().id(),
            payload.subject(),
            JSON.writeValueAsString(new TreeMap<>(payload.content())),
            JSON.writeValueAsString(new TreeMap<>(payload.facts()))
        };
    }

    private EventType allowedType() {
        String given = this.type == null ? "" : this.type;
        return EventType.find(given)
                .filter(ALLOWED::contains)
                .orElseThrow(() -> new InvalidInput(
                        "type",
                        "'%s' is not a type that a pipeline may publish. Allowed: %s."
                                .formatted(
                                        given.length() > 80 ? given.substring(0, 80) + "…" : given,
                                        ALLOWED.stream().map(EventType::id).toList())));
    }

    private static void checkSize(Payload payload) {
        int size = JSON.writeValueAsString(payload).length();
        if (size > MOST_CHARACTERS) {
            throw new InvalidInput(
                    "customData",
                    "The event has %d characters; at most %d are allowed. Publish a link to what is large."
                            .formatted(size, MOST_CHARACTERS));
        }
    }

    private static Map<String, Object> withoutNulls(@Nullable Map<String, @Nullable Object> map) {
        Map<String, Object> values = new HashMap<>();
        if (map != null) {
            map.forEach((name, value) -> {
                if (value != null) {
                    values.put(name, value);
                }
            });
        }
        return values;
    }
}
