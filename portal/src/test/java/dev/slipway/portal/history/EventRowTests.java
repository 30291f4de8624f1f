package dev.slipway.portal.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.events.EventType;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventRowTests {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "dev.cdevents.teapot.boiled.0.3.0, dev.cdevents.teapot.boiled.0.3.0",
        "dev.cdevents.service.deployed.9.0.0, Deployed",
        "hello, hello"
    })
    void showsAnEventOfAnUnknownTypeOrVersionAsItIs(String type, String word) {
        EventRow row = row(type, Map.of("anything", Map.of("goes", "<b>")));

        assertThat(row.state().word()).isEqualTo(word);
        assertThat(row.detail()).isEqualTo("{\"anything\":{\"goes\":\"<b>\"}}");
    }

    @Test
    void cutsWhatIsTooLongForARow() {
        assertThat(row("hello", Map.of("long", "x".repeat(9_000))).detail())
                .hasSizeLessThan(600)
                .endsWith("…");
    }

    @Test
    void tellsWhatSomebodySaidOfAnIncident() {
        EventRow row = row(EventType.INCIDENT_DETECTED.id(), Map.of("description", "Nobody could pay."));

        assertThat(row.detail()).isEqualTo("Nobody could pay.");
    }

    private static EventRow row(String type, Map<String, Object> content) {
        return EventRow.of(new RecordedEvent("e-1", type, NOW, "s-1", null, content, Map.of()), NOW);
    }
}
