package dev.slipway.events;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.jr.ob.JSON;

/**
 * Events as text: a CloudEvents 1.0 envelope in structured mode around a CDEvents 0.5.1 payload.
 *
 * @see <a href="https://github.com/cdevents/spec/blob/v0.5.1/cloudevents-binding.md">CloudEvents binding</a>
 */
public final class EventJson {

    /** Of a member that comes twice the last one counts, as with most readers of JSON. */
    private static final JSON TEXTS = JSON.std.without(JSON.Feature.FAIL_ON_DUPLICATE_MAP_KEYS);

    private EventJson() {}

    /** Writes an event. */
    public static String write(LifecycleEvent event) {
        Map<String, Object> context = new LinkedHashMap<>();
        context.put("specversion", "0.5.1");
        context.put("id", event.id());
        context.put("source", event.source().toString());
        context.put("type", event.type());
        context.put("timestamp", event.time().toString());
        if (event.chain() != null) {
            context.put("chainId", event.chain());
        }
        Map<String, Object> subject = new LinkedHashMap<>();
        subject.put("id", event.subject());
        subject.put("content", event.content());
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("context", context);
        data.put("subject", subject);
        data.put("customData", event.customData());
        data.put("customDataContentType", "application/json");
        Map<String, Object> envelope = new LinkedHashMap<>();
        envelope.put("specversion", "1.0");
        envelope.put("id", event.id());
        envelope.put("source", event.source().toString());
        envelope.put("type", event.type());
        envelope.put("subject", event.subject());
        envelope.put("time", event.time().toString());
        envelope.put("datacontenttype", "application/json");
        envelope.put("data", data);
        return TEXTS.asString(envelope);
    }

    /**
     * Reads an event; of what it does not know it keeps what it can.
     *
     * @throws UnreadableEvent when the text is no CloudEvents envelope around a CDEvents payload
     */
    public static LifecycleEvent read(String text) {
        Map<String, Object> envelope = parse(text);
        if (!text(envelope, "specversion").startsWith("1.")) {
            throw new UnreadableEvent("The envelope is not of CloudEvents 1.", null);
        }
        Map<String, Object> data = object(envelope, "data");
        Map<String, Object> context = object(data, "context");
        Map<String, Object> subject = object(data, "subject");
        return new LifecycleEvent(
                text(envelope, "id"),
                uri(text(envelope, "source")),
                time(context.get("timestamp") != null ? text(context, "timestamp") : text(envelope, "time")),
                context.get("chainId") instanceof String chain ? chain : null,
                text(envelope, "type"),
                text(subject, "id"),
                known(subject.get("content")),
                known(data.get("customData")));
    }

    private static Map<String, Object> parse(String text) {
        try (JsonParser parser = TEXTS.createParser(text)) {
            @Nullable Map<String, Object> envelope = TEXTS.mapFrom(parser);
            if (envelope == null || parser.nextToken() != null) {
                throw new UnreadableEvent("The message is not JSON of one object.", null);
            }
            return envelope;
        } catch (JacksonException ex) {
            throw new UnreadableEvent("The message is not JSON of one object: " + ex.getOriginalMessage(), ex);
        }
    }

    private static String text(Map<String, Object> object, String name) {
        if (object.get(name) instanceof String text && !text.isEmpty()) {
            return text;
        }
        throw new UnreadableEvent("The member '%s' is missing or not text.".formatted(name), null);
    }

    private static Map<String, Object> object(Map<String, Object> object, String name) {
        if (object.get(name) instanceof Map<?, ?> members) {
            return members(members);
        }
        throw new UnreadableEvent("The member '%s' is missing or not an object.".formatted(name), null);
    }

    /** Returns the members that have a value; none where there is no object. */
    private static Map<String, Object> known(@Nullable Object value) {
        if (!(value instanceof Map<?, ?> object)) {
            return Map.of();
        }
        Map<String, Object> members = members(object);
        members.values().removeIf((member) -> member == null);
        return members;
    }

    private static Map<String, Object> members(Map<?, ?> object) {
        Map<String, Object> members = new LinkedHashMap<>();
        object.forEach((name, member) -> members.put(String.valueOf(name), member));
        return members;
    }

    private static URI uri(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException ex) {
            throw new UnreadableEvent("The member 'source' is not a URI reference.", ex);
        }
    }

    private static Instant time(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException ex) {
            throw new UnreadableEvent("The time of the event is not a timestamp of RFC 3339.", ex);
        }
    }
}
