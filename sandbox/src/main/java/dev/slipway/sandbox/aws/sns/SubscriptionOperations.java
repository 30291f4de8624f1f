package dev.slipway.sandbox.aws.sns;

import dev.slipway.sandbox.aws.Arns;
import dev.slipway.sandbox.aws.AwsError;
import dev.slipway.sandbox.aws.QueryInput;
import dev.slipway.sandbox.aws.QueryProtocol;
import dev.slipway.sandbox.aws.delivery.EventPattern;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** The operations on subscriptions. */
final class SubscriptionOperations {

    private static final Set<String> SETTABLE = Set.of(
            Subscription.FILTER,
            Subscription.FILTER_SCOPE,
            Subscription.RAW,
            Subscription.REDRIVE,
            "DeliveryPolicy",
            "SubscriptionRoleArn",
            "ReplayPolicy");

    private final TopicStore store;

    SubscriptionOperations(TopicStore store) {
        this.store = store;
    }

    void addTo(QueryProtocol protocol) {
        protocol.operation("Subscribe", (form) -> subscribe(QueryInput.of(form)))
                .operation("Unsubscribe", (form) -> unsubscribe(QueryInput.of(form)))
                .operation("ListSubscriptions", (form) -> output(QueryInput.of(form), this.store.subscriptions()))
                .operation("ListSubscriptionsByTopic", (form) -> list(QueryInput.of(form)))
                .operation("GetSubscriptionAttributes", (form) -> attributes(QueryInput.of(form)))
                .operation("SetSubscriptionAttributes", (form) -> set(QueryInput.of(form)));
    }

    private Map<String, ?> subscribe(QueryInput input) {
        Topic topic = this.store.topic(TopicOperations.required(input, "TopicArn"));
        String protocol = TopicOperations.required(input, "Protocol");
        String endpoint = TopicOperations.required(input, "Endpoint");
        checkEndpoint(topic, protocol, endpoint);
        Map<String, String> attributes = Entries.read(input, "Attributes");
        attributes.forEach(SubscriptionOperations::check);
        Subscription subscription = this.store.subscriptionsOf(topic.arn()).stream()
                .filter((there) ->
                        there.protocol().equals(protocol) && there.endpoint().equals(endpoint))
                .findFirst()
                .orElseGet(() -> new Subscription(
                        topic.arn() + ":" + UUID.randomUUID(), topic.arn(), protocol, endpoint, attributes));
        if (!subscription.attributes().equals(attributes)) {
            throw AwsError.of(
                    "InvalidParameter",
                    "Invalid parameter: Attributes Reason: Subscription already exists with different attributes");
        }
        this.store.put(subscription);
        return Map.of("SubscriptionArn", subscription.arn());
    }

    private Map<String, ?> unsubscribe(QueryInput input) {
        this.store.removeSubscription(TopicOperations.required(input, "SubscriptionArn"));
        return Map.of();
    }

    private Map<String, ?> list(QueryInput input) {
        Topic topic = this.store.topic(TopicOperations.required(input, "TopicArn"));
        return output(input, this.store.subscriptionsOf(topic.arn()));
    }

    private Map<String, ?> attributes(QueryInput input) {
        Subscription subscription = this.store.subscription(TopicOperations.required(input, "SubscriptionArn"));
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put("SubscriptionArn", subscription.arn());
        attributes.put("TopicArn", subscription.topic());
        attributes.put("Protocol", subscription.protocol());
        attributes.put("Endpoint", subscription.endpoint());
        attributes.put("Owner", Arns.ACCOUNT);
        attributes.put("ConfirmationWasAuthenticated", "true");
        attributes.put("PendingConfirmation", "false");
        attributes.put(Subscription.RAW, "false");
        attributes.putAll(subscription.attributes());
        return Map.of("Attributes", Entries.write(attributes));
    }

    private Map<String, ?> set(QueryInput input) {
        Subscription subscription = this.store.subscription(TopicOperations.required(input, "SubscriptionArn"));
        String name = TopicOperations.required(input, "AttributeName");
        String value = input.text("AttributeValue", "");
        Map<String, String> attributes = new LinkedHashMap<>(subscription.attributes());
        if (value.isEmpty()) {
            attributes.remove(name);
        } else {
            check(name, value);
            attributes.put(name, value);
        }
        this.store.put(new Subscription(
                subscription.arn(),
                subscription.topic(),
                subscription.protocol(),
                subscription.endpoint(),
                attributes));
        return Map.of();
    }

    private static void checkEndpoint(Topic topic, String protocol, String endpoint) {
        if (!Set.of("lambda", "sqs").contains(protocol)) {
            throw AwsError.of(
                    "InvalidParameter",
                    "Invalid parameter: Does not support this protocol string: %s (the sandbox knows lambda and sqs)"
                            .formatted(protocol));
        }
        if (topic.isFifo() && protocol.equals("lambda")) {
            throw AwsError.of(
                    "InvalidParameter",
                    "Invalid parameter: Invalid parameter: Endpoint Reason: Please use FIFO SQS queue");
        }
        if (!endpoint.startsWith("arn:aws:%s:".formatted(protocol))) {
            throw AwsError.of(
                    "InvalidParameter",
                    "Invalid parameter: %s endpoint ARN".formatted(protocol.toUpperCase(Locale.ROOT)));
        }
    }

    private static void check(String name, String value) {
        if (!SETTABLE.contains(name)) {
            throw AwsError.of("InvalidParameter", "Invalid parameter: AttributeName");
        }
        try {
            if (name.equals(Subscription.FILTER)) {
                EventPattern.of(value);
            }
        } catch (IllegalArgumentException ex) {
            throw AwsError.of("InvalidParameter", "Invalid parameter: FilterPolicy: " + ex.getMessage());
        }
    }

    private static Map<String, ?> output(QueryInput input, List<Subscription> subscriptions) {
        return TopicOperations.PAGES.page(
                input,
                "InvalidParameter",
                "Subscriptions",
                subscriptions.stream()
                        .map((subscription) -> Map.of(
                                "SubscriptionArn", subscription.arn(),
                                "Owner", Arns.ACCOUNT,
                                "Protocol", subscription.protocol(),
                                "Endpoint", subscription.endpoint(),
                                "TopicArn", subscription.topic()))
                        .toList());
    }
}
