package dev.slipway.sandbox.aws.delivery;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A message on its way to a target.
 *
 * @param target ARN of a queue, a function or a topic
 * @param body the message
 * @param attributes message attributes for a queue, name to text
 * @param group message group for a FIFO queue
 * @param principal service that sends it, such as {@code sns.amazonaws.com}
 * @param source ARN of what sends it, such as a topic
 */
public record Delivery(
        String target,
        String body,
        Map<String, String> attributes,
        @Nullable String group,
        String principal,
        String source) {

    /** Copies the attributes. */
    public Delivery {
        attributes = Map.copyOf(attributes);
    }

    /** A message without attributes and group. */
    public static Delivery of(String target, String body, String principal, String source) {
        return new Delivery(target, body, Map.of(), null, principal, source);
    }
}
