package dev.slipway.portal.history;

import dev.slipway.events.EventJson;
import dev.slipway.events.HistoryKeys;
import dev.slipway.events.LifecycleEvent;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * One item of the history table.
 *
 * @param attributes its attributes
 */
record HistoryItem(Map<String, AttributeValue> attributes) {

    HistoryItem {
        attributes = Map.copyOf(attributes);
    }

    Position position() {
        return new Position(text(HistoryKeys.SORT));
    }

    RecordedEvent event() {
        LifecycleEvent event = EventJson.read(text("body"));
        return new RecordedEvent(
                event.id(),
                event.type(),
                event.time(),
                event.subject(),
                event.chain(),
                event.content(),
                event.customData());
    }

    /** Reads a deployment; empty while only half of it is written, which is a moment after its first event. */
    Optional<RecordedDeployment> deployment() {
        if (optional("state") == null) {
            return Optional.empty();
        }
        String ended = optional("endedAt");
        return Optional.of(new RecordedDeployment(
                text(HistoryKeys.PARTITION).substring(HistoryKeys.deployment("").length()),
                text("app"),
                optional("team"),
                text("environment"),
                text("state"),
                optional("rollback") != null,
                optional("blamed") != null,
                optional("digest"),
                optional("commit"),
                optional("build"),
                optional("trigger"),
                optional("by"),
                optional("reason"),
                Instant.parse(text("startedAt")),
                ended == null ? null : Instant.parse(ended)));
    }

    /** Returns the day of a row of figures: in an index before the team, in the table the row's own place. */
    LocalDate day() {
        String sort = optional(HistoryKeys.SORT);
        return LocalDate.parse((sort == null ? text(HistoryKeys.ROW) : sort).substring(0, 10));
    }

    /** Returns all attributes that are text. */
    Map<String, String> texts() {
        Map<String, String> texts = new HashMap<>();
        this.attributes.forEach((name, value) -> {
            if (value.s() != null) {
                texts.put(name, value.s());
            }
        });
        return texts;
    }

    Instant time(String name) {
        return Instant.parse(text(name));
    }

    String text(String name) {
        String value = optional(name);
        if (value == null) {
            throw new IllegalStateException("A history item has no '%s'.".formatted(name));
        }
        return value;
    }

    @Nullable
    String optional(String name) {
        AttributeValue value = this.attributes.get(name);
        return value == null ? null : value.s();
    }
}
