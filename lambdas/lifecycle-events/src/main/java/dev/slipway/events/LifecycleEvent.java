package dev.slipway.events;

import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One event, as it travels and as it is kept. Reading is lenient, so its type may be unknown to {@link EventType}.
 *
 * @param id identifier, the same in every delivery
 * @param source who tells of it
 * @param time when it happened
 * @param chain what it is part of, such as a run
 * @param type CDEvents type with version
 * @param subject id of what it happened to
 * @param content the subject's content
 * @param customData facts beyond the vocabulary
 */
public record LifecycleEvent(
        String id,
        URI source,
        Instant time,
        @Nullable String chain,
        String type,
        String subject,
        Map<String, Object> content,
        Map<String, Object> customData) {

    static final String APP = "app";

    /** Copies the maps. */
    public LifecycleEvent {
        content = Map.copyOf(content);
        customData = Map.copyOf(customData);
    }

    /** Returns the type, if it is one that we publish. */
    public Optional<EventType> knownType() {
        return EventType.find(this.type);
    }

    /** Returns the app that it is about. */
    public Optional<String> app() {
        return this.customData.get(APP) instanceof String app && !app.isEmpty() ? Optional.of(app) : Optional.empty();
    }

    /** Returns the same event with more facts. */
    public LifecycleEvent and(Map<String, Object> facts) {
        Map<String, Object> all = new LinkedHashMap<>(this.customData);
        all.putAll(facts);
        return new LifecycleEvent(
                this.id, this.source, this.time, this.chain, this.type, this.subject, this.content, all);
    }
}
