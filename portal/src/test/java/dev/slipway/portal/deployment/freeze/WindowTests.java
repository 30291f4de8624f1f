package dev.slipway.portal.deployment.freeze;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.slipway.portal.InvalidInput;
import java.time.DayOfWeek;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** When a window is open. */
class WindowTests {

    @Test
    void oneThatComesOnceGoesByTheClockOfItsZone() {
        Window window = new Window("2026-12-20T18:00", "2026-12-21T08:00", Set.of(), "Europe/Berlin");

        assertThat(window.covers(Instant.parse("2026-12-20T16:59:59Z"))).isFalse();
        assertThat(window.covers(Instant.parse("2026-12-20T17:00:00Z"))).isTrue();
        assertThat(window.covers(Instant.parse("2026-12-21T07:00:00Z"))).isFalse();
    }

    @Test
    void oneThatComesEachWeekMayLastOverMidnightAndKeepsItsHourInSummer() {
        Window window = new Window("16:00", "08:00", Set.of(DayOfWeek.FRIDAY), "Europe/Berlin");

        assertThat(window.covers(Instant.parse("2026-11-20T15:30:00Z"))).isTrue();
        assertThat(window.covers(Instant.parse("2026-11-21T06:59:00Z"))).isTrue();
        assertThat(window.covers(Instant.parse("2026-11-21T07:00:00Z"))).isFalse();
        assertThat(window.covers(Instant.parse("2026-07-17T13:30:00Z"))).isFalse();
        assertThat(window.covers(Instant.parse("2026-07-17T14:30:00Z"))).isTrue();
    }

    @Test
    void whatCannotBeReadIsRefusedWithAnExample() {
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> new Window("soon", "later", Set.of(), "UTC"))
                .withMessageContaining("2026-12-20T18:00");
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> new Window("2026-12-20T18:00", "2026-12-20T17:00", Set.of(), "UTC"));
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> new Window("18:00", "20:00", Set.of(DayOfWeek.MONDAY), "Berlin"));
    }
}
