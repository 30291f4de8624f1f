package dev.slipway.lambdas;

import dev.slipway.events.EventJson;
import dev.slipway.events.LifecycleEvent;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;

/** The need to publish lifecycle events. */
interface EventTopic {

    /** Publishes an event; type and app go along as attributes that subscriptions filter by. */
    void publish(LifecycleEvent event);

    /**
     * Connects to the SNS topic that the function's environment names.
     *
     * @throws IllegalStateException when the environment names none
     */
    static EventTopic of(Map<String, String> environment) {
        String topic = environment.get("TOPIC_ARN");
        if (topic == null || topic.isEmpty()) {
            throw new IllegalStateException("Set the variable TOPIC_ARN to the ARN of the topic of lifecycle events.");
        }
        SnsClient sns = SnsClient.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
        return (event) -> {
            Map<String, MessageAttributeValue> attributes = new HashMap<>();
            attributes.put("type", text(event.type()));
            event.app().ifPresent((app) -> attributes.put("app", text(app)));
            sns.publish((publish) ->
                    publish.topicArn(topic).message(EventJson.write(event)).messageAttributes(attributes));
        };
    }

    private static MessageAttributeValue text(String value) {
        return MessageAttributeValue.builder()
                .dataType("String")
                .stringValue(value)
                .build();
    }
}
