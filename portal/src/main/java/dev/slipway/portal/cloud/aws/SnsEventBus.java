package dev.slipway.portal.cloud.aws;

import dev.slipway.portal.cloud.EventBus;
import dev.slipway.portal.secret.Masked;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import software.amazon.awssdk.services.sns.SnsAsyncClient;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;

/**
 * Publishes to an SNS topic. Type and app are message attributes too, so that subscriptions can choose by them without
 * reading the message.
 */
@Component
final class SnsEventBus implements EventBus {

    private final SnsAsyncClient sns;
    private final String topic;

    SnsEventBus(SnsAsyncClient sns, EventsProperties properties) {
        this.sns = sns;
        this.topic = properties.topicArn();
    }

    @Override
    public Mono<Void> publish(String type, String app, String json) {
        Map<String, MessageAttributeValue> attributes = new LinkedHashMap<>();
        attributes.put("type", text(type));
        if (!app.isEmpty()) {
            attributes.put("app", text(app));
        }
        return AwsCall.to(
                        "SNS",
                        () -> this.sns.publish((send) -> send.topicArn(this.topic)
                                .message(Masked.in(json))
                                .messageAttributes(attributes)))
                .then();
    }

    private static MessageAttributeValue text(String value) {
        return MessageAttributeValue.builder()
                .dataType("String")
                .stringValue(value)
                .build();
    }
}
