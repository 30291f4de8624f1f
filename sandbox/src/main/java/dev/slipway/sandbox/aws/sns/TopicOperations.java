package dev.slipway.sandbox.aws.sns;

import dev.slipway.sandbox.aws.Arns;
import dev.slipway.sandbox.aws.AwsError;
import dev.slipway.sandbox.aws.Paging;
import dev.slipway.sandbox.aws.QueryInput;
import dev.slipway.sandbox.aws.QueryProtocol;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The operations on topics and their tags. */
final class TopicOperations {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,256}(\\.fifo)?");

    /** How SNS hands out lists. */
    static final Paging PAGES = Paging.byNextToken(100);

    private final TopicStore store;

    TopicOperations(TopicStore store) {
        this.store = store;
    }

    void addTo(QueryProtocol protocol) {
        protocol.operation("CreateTopic", (form) -> create(QueryInput.of(form)))
                .operation("DeleteTopic", (form) -> delete(QueryInput.of(form)))
                .operation("ListTopics", (form) -> list(QueryInput.of(form)))
                .operation("GetTopicAttributes", (form) -> attributes(topic(form, "TopicArn")))
                .operation("SetTopicAttributes", (form) -> set(topic(form, "TopicArn"), QueryInput.of(form)))
                .operation("TagResource", (form) -> tag(topic(form, "ResourceArn"), QueryInput.of(form)))
                .operation("UntagResource", (form) -> untag(topic(form, "ResourceArn"), QueryInput.of(form)))
                .operation("ListTagsForResource", (form) -> tags(topic(form, "ResourceArn")));
    }

    private Topic topic(Map<String, String> form, String member) {
        return this.store.topic(required(QueryInput.of(form), member));
    }

    private Map<String, ?> create(QueryInput input) {
        String name = required(input, "Name");
        if (!NAME.matcher(name).matches()) {
            throw AwsError.of("InvalidParameter", "Invalid parameter: Topic Name");
        }
        Topic topic = new Topic(name, Entries.read(input, "Attributes"), input.pairs("Tags", "Key", "Value"));
        if (this.store.hasTopic(topic.arn())) {
            Topic there = this.store.topic(topic.arn());
            if (!there.attributes().entrySet().containsAll(topic.attributes().entrySet())) {
                throw AwsError.of(
                        "InvalidParameter",
                        "Invalid parameter: Attributes Reason: Topic already exists with different attributes");
            }
            if (!there.tags().entrySet().containsAll(topic.tags().entrySet())) {
                throw AwsError.of(
                        "InvalidParameter", "Invalid parameter: Tags Reason: Topic already exists with different tags");
            }
        } else {
            this.store.put(topic);
        }
        return Map.of("TopicArn", topic.arn());
    }

    private Map<String, ?> delete(QueryInput input) {
        this.store.removeTopic(required(input, "TopicArn"));
        return Map.of();
    }

    private Map<String, ?> list(QueryInput input) {
        return PAGES.page(
                input,
                "InvalidParameter",
                "Topics",
                this.store.topics().stream()
                        .map((topic) -> Map.of("TopicArn", topic.arn()))
                        .toList());
    }

    private Map<String, ?> attributes(Topic topic) {
        List<Subscription> subscriptions = this.store.subscriptionsOf(topic.arn());
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put("TopicArn", topic.arn());
        attributes.put("Owner", Arns.ACCOUNT);
        attributes.put("DisplayName", "");
        attributes.put("SubscriptionsConfirmed", String.valueOf(subscriptions.size()));
        attributes.put("SubscriptionsPending", "0");
        attributes.put("SubscriptionsDeleted", "0");
        attributes.putAll(topic.attributes());
        return Map.of("Attributes", Entries.write(attributes));
    }

    private Map<String, ?> set(Topic topic, QueryInput input) {
        Map<String, String> attributes = new LinkedHashMap<>(topic.attributes());
        attributes.put(required(input, "AttributeName"), input.text("AttributeValue", ""));
        this.store.put(new Topic(topic.name(), attributes, topic.tags()));
        return Map.of();
    }

    private Map<String, ?> tag(Topic topic, QueryInput input) {
        Map<String, String> tags = new LinkedHashMap<>(topic.tags());
        tags.putAll(input.pairs("Tags", "Key", "Value"));
        this.store.put(new Topic(topic.name(), topic.attributes(), tags));
        return Map.of();
    }

    private Map<String, ?> untag(Topic topic, QueryInput input) {
        Map<String, String> tags = new LinkedHashMap<>(topic.tags());
        input.texts("TagKeys").forEach(tags::remove);
        this.store.put(new Topic(topic.name(), topic.attributes(), tags));
        return Map.of();
    }

    private Map<String, ?> tags(Topic topic) {
        return Map.of(
                "Tags",
                topic.tags().entrySet().stream()
                        .map((tag) -> Map.of("Key", tag.getKey(), "Value", tag.getValue()))
                        .toList());
    }

    static String required(QueryInput input, String member) {
        String value = input.text(member);
        if (value == null || value.isEmpty()) {
            throw AwsError.of("InvalidParameter", "Invalid parameter: " + member);
        }
        return value;
    }
}
