package dev.slipway.events;

import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What happened, before it is known when and under which id: the part of an event that its type rules.
 *
 * @param type what kind of thing happened
 * @param app the app that it happened to
 * @param subject id of what it happened to, such as a build
 * @param content the subject's content, which fits the type
 * @param facts what the vocabulary has no member for
 */
public record Payload(
        EventType type, String app, String subject, Map<String, Object> content, Map<String, Object> facts) {

    /**
     * Checks the content and copies the maps.
     *
     * @throws InvalidContent when the content does not fit the type
     */
    public Payload {
        content = Map.copyOf(content);
        facts = Map.copyOf(facts);
        if (subject.isEmpty()) {
            throw new InvalidContent("subject", "'subject' is empty; it must be the id of what the event is about.");
        }
        type.check(content);
    }

    /**
     * Makes it an event.
     *
     * @param id identifier; the same happening must always get the same one, see {@link EventId}
     * @param source who tells of it
     * @param time when it happened
     * @param chain what it is part of, such as a run; null where it stands alone
     */
    public LifecycleEvent event(String id, URI source, Instant time, @Nullable String chain) {
        Map<String, Object> customData = new LinkedHashMap<>(this.facts);
        customData.put(LifecycleEvent.APP, this.app);
        return new LifecycleEvent(id, source, time, chain, this.type.id(), this.subject, this.content, customData);
    }

    /** Returns the same with more facts. */
    public Payload and(Map<String, Object> more) {
        Map<String, Object> all = new LinkedHashMap<>(this.facts);
        all.putAll(more);
        return new Payload(this.type, this.app, this.subject, this.content, all);
    }
}
