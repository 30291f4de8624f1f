package dev.slipway.portal.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HistoryFilterTests {

    @ParameterizedTest
    @CsvSource({
        "failed,    false, false, true",
        "succeeded, false, true,  true",
        "succeeded, false, false, false",
        "failed,    true,  false, false",
        "succeeded, true,  true,  false",
        "refused,   false, false, false",
        "running,   false, true,  false",
    })
    void aFailedChangeFailedOrCausedAnIncidentAndIsNoRollback(
            String state, boolean rollback, boolean blamed, boolean found) {
        HistoryFilter filter = HistoryFilter.of(Map.of("state", "failedchange"));

        assertThat(filter.wants(deployment(state, rollback, blamed))).isEqualTo(found);
    }

    @ParameterizedTest
    @CsvSource({"succeeded, false, succeeded", "succeeded, true, rolledback", "failed, true, failed"})
    void aRollbackIsNoOtherSuccess(String state, boolean rollback, String wanted) {
        assertThat(HistoryFilter.of(Map.of("state", wanted)).wants(deployment(state, rollback, false)))
                .isTrue();
    }

    private static RecordedDeployment deployment(String state, boolean rollback, boolean blamed) {
        return new RecordedDeployment(
                "d-1",
                "shop",
                "city-hall",
                "prod",
                state,
                rollback,
                blamed,
                null,
                null,
                null,
                null,
                null,
                null,
                Instant.EPOCH,
                null);
    }
}
