package dev.slipway.lambdas;

import dev.slipway.events.HistoryKeys;
import dev.slipway.events.LifecycleEvent;
import dev.slipway.lambdas.table.Row;
import dev.slipway.lambdas.table.Rows;
import java.util.HashMap;
import java.util.Map;

/** Appends events to the history; an event that is there already is left as it is. */
public final class EventRecorder {

    /** Name of the attribute that holds the event as it came. */
    public static final String BODY = "body";

    private final Rows rows;

    /** @param rows where events are kept */
    public EventRecorder(Rows rows) {
        this.rows = rows;
    }

    /**
     * Records an event once, however often it is delivered.
     *
     * @param text the event as it came, kept unchanged
     * @param event the event
     * @return whether it was new
     */
    public boolean record(String text, LifecycleEvent event) {
        Map<String, String> values = new HashMap<>();
        values.put(HistoryKeys.SORT, HistoryKeys.sort(event.time(), event.id()));
        values.put(HistoryKeys.MONTH_LIST, HistoryKeys.eventsOf(HistoryKeys.month(event.time())));
        event.app().ifPresent((app) -> values.put(HistoryKeys.APP_LIST, HistoryKeys.eventsOf(app)));
        values.put(BODY, text);
        return this.rows.add(new Row(HistoryKeys.event(event.id()), HistoryKeys.ITSELF, values));
    }
}
