package dev.slipway.lambdas;

import dev.slipway.events.HistoryKeys;
import dev.slipway.events.LifecycleEvent;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/** Appends events to the history; an event that is there already is left as it is. */
public final class EventRecorder {

    private final HistoryTable table;

    /** @param table where events are kept */
    public EventRecorder(HistoryTable table) {
        this.table = table;
    }

    /**
     * Records an event once, however often it is delivered.
     *
     * @param text the event as it came, kept unchanged
     * @param event the event
     * @return whether it was new
     */
    public boolean record(String text, LifecycleEvent event) {
        try {
            this.table
                    .client()
                    .putItem((put) -> put.tableName(this.table.name())
                            .item(item(text, event))
                            .conditionExpression("attribute_not_exists(pk)"));
            return true;
        } catch (ConditionalCheckFailedException repeated) {
            return false;
        }
    }

    private static Map<String, AttributeValue> item(String text, LifecycleEvent event) {
        Map<String, String> item = new HashMap<>();
        item.put(HistoryKeys.PARTITION, HistoryKeys.event(event.id()));
        item.put(HistoryKeys.SORT, HistoryKeys.sort(event.time(), event.id()));
        item.put(HistoryKeys.MONTH_LIST, HistoryKeys.eventsOf(HistoryKeys.month(event.time())));
        event.app().ifPresent((app) -> item.put(HistoryKeys.APP_LIST, HistoryKeys.eventsOf(app)));
        item.put("body", text);
        Map<String, AttributeValue> attributes = new HashMap<>();
        item.forEach((name, value) -> attributes.put(name, AttributeValue.fromS(value)));
        return attributes;
    }
}
