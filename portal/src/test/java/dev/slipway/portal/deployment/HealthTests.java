package dev.slipway.portal.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HealthTests {

    @ParameterizedTest
    @CsvSource({"2, 2, HEALTHY", "3, 2, HEALTHY", "1, 2, FEWER", "0, 2, DOWN", "0, 0, STOPPED"})
    void isToldByTheTasksThatRun(int running, int wanted, Health.State state) {
        assertThat(Health.of(running, wanted).state()).isEqualTo(state);
    }
}
