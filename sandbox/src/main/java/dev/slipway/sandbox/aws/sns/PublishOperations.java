package dev.slipway.sandbox.aws.sns;

import dev.slipway.sandbox.aws.AwsError;
import dev.slipway.sandbox.aws.QueryInput;
import dev.slipway.sandbox.aws.QueryProtocol;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The operations that publish messages. */
final class PublishOperations {

    private static final int LARGEST = 256 * 1024;
    private static final int LARGEST_BATCH = 10;

    private final TopicStore store;
    private final Deliveries deliveries;
    private final Clock clock;

    PublishOperations(TopicStore store, Deliveries deliveries, Clock clock) {
        this.store = store;
        this.deliveries = deliveries;
        this.clock = clock;
    }

    void addTo(QueryProtocol protocol) {
        protocol.operation("Publish", (form) -> publish(QueryInput.of(form)))
                .operation("PublishBatch", (form) -> publishBatch(QueryInput.of(form)));
    }

    private Map<String, ?> publish(QueryInput input) {
        String target = input.text("TopicArn") == null ? "TargetArn" : "TopicArn";
        Topic topic = this.store.topic(TopicOperations.required(input, target));
        Message message = message(topic, input);
        this.deliveries.publish(message);
        return Map.of("MessageId", message.id());
    }

    private Map<String, ?> publishBatch(QueryInput input) {
        Topic topic = this.store.topic(TopicOperations.required(input, "TopicArn"));
        List<QueryInput> entries = input.items("PublishBatchRequestEntries");
        checkBatch(entries);
        List<Map<String, String>> successful = new ArrayList<>();
        for (QueryInput entry : entries) {
            Message message = message(topic, entry);
            this.deliveries.publish(message);
            successful.add(Map.of("Id", TopicOperations.required(entry, "Id"), "MessageId", message.id()));
        }
        return Map.of("Successful", successful, "Failed", List.of());
    }

    private static void checkBatch(List<QueryInput> entries) {
        if (entries.isEmpty()) {
            throw AwsError.of("EmptyBatchRequest", "The batch request doesn't contain any entries.");
        }
        if (entries.size() > LARGEST_BATCH) {
            throw AwsError.of(
                    "TooManyEntriesInBatchRequest",
                    "The batch request contains more entries than permissible: " + LARGEST_BATCH);
        }
        long ids = entries.stream()
                .map((entry) -> TopicOperations.required(entry, "Id"))
                .distinct()
                .count();
        if (ids < entries.size()) {
            throw AwsError.of("BatchEntryIdsNotDistinct", "Two or more batch entries in the request have the same Id.");
        }
    }

    private Message message(Topic topic, QueryInput input) {
        String text = input.text("Message");
        if (text == null || text.isEmpty()) {
            throw AwsError.of("InvalidParameter", "Invalid parameter: Empty message");
        }
        if (text.getBytes(StandardCharsets.UTF_8).length > LARGEST) {
            throw AwsError.of("InvalidParameter", "Invalid parameter: Message too long");
        }
        if (topic.isFifo() && input.text("MessageGroupId") == null) {
            throw AwsError.of(
                    "InvalidParameter", "Invalid parameter: The MessageGroupId parameter is required for FIFO topics");
        }
        String time = this.clock.instant().truncatedTo(ChronoUnit.MILLIS).toString();
        return new Message(Message.newId(), topic.arn(), input.text("Subject"), text, attributes(input), time);
    }

    private static Map<String, Message.Attribute> attributes(QueryInput input) {
        Map<String, Message.Attribute> attributes = new LinkedHashMap<>();
        for (QueryInput entry : input.items("MessageAttributes", "entry")) {
            String name = entry.text("Name", "");
            QueryInput value = entry.member("Value");
            String type = value.text("DataType", "");
            if (!type.matches("(String|Number|Binary)(\\..+)?")) {
                throw AwsError.of(
                        "ParameterValueInvalid",
                        "The message attribute '%s' has an invalid message attribute type, the set of supported type prefixes is Binary, Number, and String."
                                .formatted(name));
            }
            String content = value.text(type.startsWith("Binary") ? "BinaryValue" : "StringValue");
            if (content == null || content.isEmpty()) {
                throw AwsError.of(
                        "ParameterValueInvalid",
                        "The message attribute '%s' must contain non-empty message attribute value.".formatted(name));
            }
            attributes.put(name, new Message.Attribute(type, content));
        }
        return attributes;
    }
}
