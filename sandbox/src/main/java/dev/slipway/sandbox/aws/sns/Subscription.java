package dev.slipway.sandbox.aws.sns;

import dev.slipway.sandbox.aws.delivery.EventPattern;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A subscription.
 *
 * @param arn its ARN
 * @param topic ARN of the topic
 * @param protocol {@code lambda} or {@code sqs}
 * @param endpoint ARN of the function or queue
 * @param attributes what was set: filter policy, raw delivery, redrive policy
 */
record Subscription(String arn, String topic, String protocol, String endpoint, Map<String, String> attributes) {

    static final String FILTER = "FilterPolicy";
    static final String FILTER_SCOPE = "FilterPolicyScope";
    static final String RAW = "RawMessageDelivery";
    static final String REDRIVE = "RedrivePolicy";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Returns whether the filter policy lets a message through. */
    boolean wants(Message message) {
        String filter = this.attributes.get(FILTER);
        return filter == null || EventPattern.of(filter).matches(message.filtered(this.attributes.get(FILTER_SCOPE)));
    }

    boolean isRaw() {
        return Boolean.parseBoolean(this.attributes.get(RAW));
    }

    /** Returns the ARN of the queue for messages that cannot be delivered. */
    @Nullable
    String deadLetters() {
        String policy = this.attributes.get(REDRIVE);
        return policy == null
                ? null
                : JSON.readTree(policy).path("deadLetterTargetArn").asString(null);
    }
}
