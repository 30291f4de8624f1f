package dev.slipway.portal.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeWordsTests {

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "PT0.25S, 0.2 s",
        "PT9.9S, 9.9 s",
        "PT42S, 42 s",
        "PT2M10S, 2 min 10 s",
        "PT3H5M, 3 h 5 min",
        "PT47H59M, 47 h 59 min",
        "PT48H, 2 d 0 h",
        "PT840H15M, 35 d 0 h",
        "PT-1S, 0.0 s",
    })
    void saysHowLongSomethingTook(Duration duration, String words) {
        assertThat(TimeWords.lasting(duration)).isEqualTo(words);
    }

    @ParameterizedTest(name = "{0} before now is {1}")
    @CsvSource({
        "PT-3S, just now",
        "PT4S, just now",
        "PT59S, 59 s ago",
        "PT5M, 5 min ago",
        "PT23H59M, 23 h ago",
        "P3D, 3 d ago",
    })
    void saysHowLongAgoSomethingWas(Duration before, String words) {
        Instant now = Instant.parse("2026-11-20T15:00:00Z");

        assertThat(TimeWords.since(now.minus(before), now)).isEqualTo(words);
    }
}
