package dev.slipway.events;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Events as text: a CloudEvents 1.0 envelope in structured mode around a CDEvents 0.5.1 payload.
 *
 * @see <a href="https://github.com/cdevents/spec/blob/v0.5.1/cloudevents-binding.md">CloudEvents binding</a>
 */
public final class EventJson {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<Map<String, Object>> MEMBERS = new TypeReference<>() {};

    private EventJson() {}

    /** Writes an event. */
    public static String write(LifecycleEvent event) {
        ObjectNode envelope = JSON.createObjectNode()
                .put("specversion", "1.0")
                .put("id", event.id())
                .put("source", event.source().toString())
                .put("type", event.type())
                .put("subject", event.subject())
                .put("time", event.time().toString())
                .put("datacontenttype", "application/json");
        ObjectNode context = JSON.createObjectNode()
                .put("specversion", "0.5.1")
                .put("id", event.id())
                .put("source", event.source().toString())
                .put("type", event.type())
                .put("timestamp", event.time().toString());
        if (event.chain() != null) {
            context.put("chainId", event.chain());
        }
        ObjectNode data = envelope.putObject("data");
        data.set("context", context);
        ObjectNode subject = data.putObject("subject").put("id", event.subject());
        subject.set("content", JSON.valueToTree(event.content()));
        data.set("customData", JSON.valueToTree(event.customData()));
        data.put("customDataContentType", "application/json");
        return envelope.toString();
    }

    /**
     * Reads an event; of what it does not know it keeps what it can.
     *
     * @throws UnreadableEvent when the text is no CloudEvents envelope around a CDEvents payload
     */
    public static LifecycleEvent read(String text) {
        JsonNode envelope = parse(text);
        if (!text(envelope, "specversion").startsWith("1.")) {
            throw new UnreadableEvent("The envelope is not of CloudEvents 1.", null);
        }
        JsonNode context = object(object(envelope, "data"), "context");
        JsonNode subject = object(object(envelope, "data"), "subject");
        return new LifecycleEvent(
                text(envelope, "id"),
                uri(text(envelope, "source")),
                time(context.hasNonNull("timestamp") ? text(context, "timestamp") : text(envelope, "time")),
                context.path("chainId").asString(null),
                text(envelope, "type"),
                text(subject, "id"),
                members(subject.path("content")),
                members(object(envelope, "data").path("customData")));
    }

    private static JsonNode parse(String text) {
        try {
            return JSON.readTree(text);
        } catch (JacksonException ex) {
            throw new UnreadableEvent("The message is not JSON: " + ex.getOriginalMessage(), ex);
        }
    }

    private static String text(JsonNode node, String name) {
        String value = node.path(name).isString() ? node.path(name).stringValue() : "";
        if (value.isEmpty()) {
            throw new UnreadableEvent("The member '%s' is missing or not text.".formatted(name), null);
        }
        return value;
    }

    private static JsonNode object(JsonNode node, String name) {
        if (!node.path(name).isObject()) {
            throw new UnreadableEvent("The member '%s' is missing or not an object.".formatted(name), null);
        }
        return node.path(name);
    }

    private static Map<String, Object> members(@Nullable JsonNode node) {
        if (node == null || !node.isObject()) {
            return Map.of();
        }
        Map<String, Object> members = JSON.convertValue(node, MEMBERS);
        members.values().removeIf((value) -> value == null);
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
