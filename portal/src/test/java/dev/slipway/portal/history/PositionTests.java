package dev.slipway.portal.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.slipway.portal.InvalidInput;
import java.time.Instant;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PositionTests {

    private static final Instant NOW = Instant.parse("2026-11-21T07:00:00Z");

    @Test
    void comesBackFromItsCursor() {
        Position position = new Position("2026-11-21T06:59:59.123Z#d-1");

        assertThat(Position.of(position.cursor(), NOW)).isEqualTo(position);
        assertThat(position.month()).isEqualTo(YearMonth.of(2026, 11));
    }

    @Test
    void beginsBehindEverythingThatAClockAheadMayHaveWritten() {
        assertThat(Position.of(null, NOW).sort()).isGreaterThan("2026-11-21T23:00:00.000Z#d-1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "%%%", "MjAyNi0xMS0yMQ", "MjAyNi05OS0yMVQwNjo1OTo1OVojZA", "OTk5OTk5OTk5OTk5OTk5"})
    void refusesACursorOfNobodys(String cursor) {
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> Position.of(cursor, NOW))
                .withMessageContaining("leave it out");
    }
}
