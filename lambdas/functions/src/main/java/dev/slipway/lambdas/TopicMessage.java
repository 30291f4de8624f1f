package dev.slipway.lambdas;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.SNSEvent;
import dev.slipway.events.EventJson;
import dev.slipway.events.LifecycleEvent;
import dev.slipway.events.UnreadableEvent;
import java.util.List;

/**
 * A message of the topic and the event in it.
 *
 * @param text the message as it came
 * @param event the event
 */
record TopicMessage(String text, LifecycleEvent event) {

    /**
     * Reads what SNS handed over: one message, though the shape allows for more.
     *
     * @throws UnreadableEvent when one is no lifecycle event
     */
    static List<TopicMessage> all(SNSEvent event, Context context) {
        return event.getRecords().stream()
                .map((entry) -> read(entry.getSNS(), context))
                .toList();
    }

    /** Logs ids and never the event, which may hold people's names. */
    void log(Context context, String outcome) {
        FunctionLog.of(context).handled(this.event, outcome);
    }

    private static TopicMessage read(SNSEvent.SNS message, Context context) {
        try {
            return new TopicMessage(message.getMessage(), EventJson.read(message.getMessage()));
        } catch (UnreadableEvent ex) {
            FunctionLog.of(context).unreadable(String.valueOf(message.getMessageId()), ex);
            throw ex;
        }
    }
}
