package dev.slipway.portal.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.portal.app.AppName;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** When a run will have ended, as far as the last ones tell. */
class PaceTests {

    private static final Instant THEN = Instant.parse("2026-11-01T10:00:00Z");
    private static final Instant NOW = Instant.parse("2026-11-21T14:00:00Z");
    private static final Plan PLAN = new Plan(List.of(
            new PlannedStep("first", "First", List.of()), new PlannedStep("second", "Second", List.of("first"))));

    @Test
    void isTheMedianOfWhatTheLastOnesStillTook() {
        Pace pace = new Pace(List.of(ended(10, 30), ended(20, 90), ended(10, 500)));

        assertThat(pace.end(running(NOW))).isEqualTo(NOW.plusSeconds(5 + 70));
    }

    @Test
    void beginsWithTheWholeWhenNothingIsDone() {
        assertThat(new Pace(List.of(ended(10, 30))).end(running(null))).isEqualTo(NOW.plusSeconds(30));
    }

    @Test
    void isUnknownWithoutAnEarlierRunAndAfterTheEnd() {
        assertThat(Pace.UNKNOWN.end(running(NOW))).isNull();
        assertThat(new Pace(List.of(ended(10, 30))).end(ended(10, 30))).isNull();
    }

    private static Run ended(long first, long all) {
        return run(
                RunState.SUCCEEDED,
                THEN,
                THEN.plusSeconds(all),
                done("first", THEN, THEN.plusSeconds(first)),
                done("second", THEN.plusSeconds(first), THEN.plusSeconds(all)));
    }

    private static Run running(@Nullable Instant began) {
        return run(
                RunState.RUNNING,
                NOW,
                null,
                began == null ? StepState.waiting("first") : done("first", began, began.plusSeconds(5)),
                StepState.waiting("second"));
    }

    private static StepState done(String id, Instant began, Instant ended) {
        return StepState.waiting(id).begun(began).done(ended, "there", null);
    }

    private static Run run(RunState state, Instant began, @Nullable Instant ended, StepState... steps) {
        return new Run(
                "run-1",
                RunKind.CREATE,
                new AppName("shop"),
                null,
                state,
                "dana",
                began,
                began,
                ended,
                PLAN,
                List.of(steps),
                null,
                null,
                1,
                1);
    }
}
