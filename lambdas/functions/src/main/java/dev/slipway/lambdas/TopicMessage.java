package dev.slipway.lambdas;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.SNSEvent;
import dev.slipway.events.EventJson;
import dev.slipway.events.LifecycleEvent;
import dev.slipway.events.UnreadableEvent;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/**
 * A message of the topic and the event in it.
 *
 * @param text the message as it came
 * @param event the event
 */
record TopicMessage(String text, LifecycleEvent event) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /**
     * Reads what SNS handed over: one message, though the shape allows for more.
     *
     * @throws UnreadableEvent when one is no lifecycle event
     */
    static List<TopicMessage> all(SNSEvent event) {
        return event.getRecords().stream()
                .map((entry) -> entry.getSNS().getMessage())
                .map((text) -> new TopicMessage(text, EventJson.read(text)))
                .toList();
    }

    /** Logs ids and never the event, which may hold people's names. */
    void log(Context context, String outcome) {
        context.getLogger()
                .log(JSON.createObjectNode()
                        .put("outcome", outcome)
                        .put("event", this.event.id())
                        .put("type", this.event.type())
                        .put("app", this.event.app().orElse(""))
                        .put("request", context.getAwsRequestId())
                        .toString());
    }
}
