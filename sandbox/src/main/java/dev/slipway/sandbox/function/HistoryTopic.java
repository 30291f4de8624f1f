package dev.slipway.sandbox.function;

import static dev.slipway.sandbox.aws.SandboxClients.await;

import dev.slipway.events.EventJson;
import dev.slipway.events.LifecycleEvent;
import dev.slipway.sandbox.aws.SandboxClients;
import java.util.Map;
import software.amazon.awssdk.services.sns.SnsAsyncClient;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;

/** The topic that all events go through, to the functions in JVMs of their own. */
public final class HistoryTopic {

    private static final String ARN = "arn:aws:sns:eu-central-1:123456789012:slipway-events";

    private final SnsAsyncClient sns;

    /** @param clients AWS's clients */
    public HistoryTopic(SandboxClients clients) {
        this.sns = clients.client(SnsAsyncClient.builder());
    }

    /** Publishes an event. */
    public void publish(LifecycleEvent event) {
        publish(EventJson.write(event), event.type());
    }

    /**
     * Publishes a message, which need be no event.
     *
     * @param message the message
     * @param type what subscriptions choose by
     */
    public void publish(String message, String type) {
        MessageAttributeValue value = MessageAttributeValue.builder()
                .dataType("String")
                .stringValue(type)
                .build();
        await(this.sns.publish(
                (publish) -> publish.topicArn(ARN).message(message).messageAttributes(Map.of("type", value))));
    }
}
