package dev.slipway.sandbox.aws.sns;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A published message.
 *
 * @param id its id, the same in every delivery
 * @param topic ARN of the topic
 * @param subject subject, for mails
 * @param text the message
 * @param attributes message attributes
 * @param time when it was published
 */
record Message(
        String id,
        String topic,
        @Nullable String subject,
        String text,
        Map<String, Attribute> attributes,
        String time) {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String SIGNATURE = "c2FuZGJveA==";

    /** Returns what a filter policy looks at: the attributes, or the message where the subscription says so. */
    JsonNode filtered(@Nullable String scope) {
        if ("MessageBody".equals(scope)) {
            try {
                return JSON.readTree(this.text);
            } catch (JacksonException noJson) {
                return JsonNodeFactory.instance.objectNode();
            }
        }
        ObjectNode values = JSON.createObjectNode();
        this.attributes.forEach((name, attribute) -> values.set(name, attribute.json()));
        return values;
    }

    /** Returns the message as queues get it that did not ask for the raw one. */
    String notification() {
        return body("SigningCertURL", "UnsubscribeURL")
                .put("Type", "Notification")
                .toString();
    }

    /** Returns the event that a function gets. */
    String functionEvent(String subscription) {
        ObjectNode event = JSON.createObjectNode();
        ObjectNode entry = event.putArray("Records")
                .addObject()
                .put("EventSource", "aws:sns")
                .put("EventVersion", "1.0")
                .put("EventSubscriptionArn", subscription);
        entry.set("Sns", body("SigningCertUrl", "UnsubscribeUrl").put("Type", "Notification"));
        return event.toString();
    }

    /** Returns the attributes as texts, for queues that get the raw message. */
    Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        this.attributes.forEach((name, attribute) -> texts.put(name, attribute.value()));
        return texts;
    }

    static String newId() {
        return UUID.randomUUID().toString();
    }

    private ObjectNode body(String certificate, String unsubscribe) {
        ObjectNode body = JSON.createObjectNode()
                .put("MessageId", this.id)
                .put("TopicArn", this.topic)
                .put("Subject", this.subject)
                .put("Message", this.text)
                .put("Timestamp", this.time)
                .put("SignatureVersion", "1")
                .put("Signature", SIGNATURE)
                .put(certificate, "https://sandbox.invalid/certificate.pem")
                .put(unsubscribe, "https://sandbox.invalid/unsubscribe");
        if (this.subject == null) {
            body.remove("Subject");
        }
        ObjectNode values = body.putObject("MessageAttributes");
        this.attributes.forEach((name, attribute) ->
                values.putObject(name).put("Type", attribute.type()).put("Value", attribute.value()));
        return body;
    }

    /**
     * A message attribute.
     *
     * @param type {@code String}, {@code String.Array}, {@code Number} or {@code Binary}
     * @param value its value
     */
    record Attribute(String type, String value) {

        private JsonNode json() {
            return this.type.startsWith("Number") || this.type.equals("String.Array")
                    ? JSON.readTree(this.value)
                    : JsonNodeFactory.instance.stringNode(this.value);
        }
    }
}
