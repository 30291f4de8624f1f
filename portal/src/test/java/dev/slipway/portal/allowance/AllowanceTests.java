package dev.slipway.portal.allowance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.portal.store.InMemoryTable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class AllowanceTests {

    private static final Duration SOON = Duration.ofSeconds(5);
    private static final Limit MINUTE = new Limit(80, Duration.ofMinutes(1));
    private static final Limit HOUR = new Limit(500, Duration.ofHours(1));

    private final InMemoryTable table = new InMemoryTable();
    private final MovingClock clock = new MovingClock();

    @Test
    void isSharedByAllInstances() {
        Allowance one = instance(MINUTE);
        Allowance other = instance(MINUTE);

        for (int i = 0; i < 40; i++) {
            assertThat(one.take().block(SOON)).isZero();
            assertThat(other.take().block(SOON)).isZero();
        }

        assertThat(one.take().block(SOON)).isBetween(Duration.ofSeconds(59), Duration.ofSeconds(63));
        assertThat(other.take().block(SOON)).isGreaterThan(Duration.ofSeconds(59));
    }

    @Test
    void isNeverExceededInAnyMinuteOrHourAndHardlyWasted() {
        Allowance allowance = instance(MINUTE, HOUR);
        List<Instant> taken = new ArrayList<>();
        Instant end = this.clock.instant().plus(Duration.ofHours(3));

        while (this.clock.instant().isBefore(end)) {
            Duration wait = Objects.requireNonNull(allowance.take().block(SOON));
            if (wait.isZero()) {
                taken.add(this.clock.instant());
            }
            this.clock.advance(wait);
        }

        assertThat(most(taken, Duration.ofMinutes(1))).isLessThanOrEqualTo(80);
        assertThat(most(taken, Duration.ofHours(1))).isLessThanOrEqualTo(500);
        assertThat(taken).hasSizeGreaterThanOrEqualTo(1425);
    }

    private Allowance instance(Limit... limits) {
        return new Allowance(this.table, this.clock, "github", List.of(limits));
    }

    private static long most(List<Instant> taken, Duration window) {
        long most = 0;
        for (Instant from : taken) {
            most = Math.max(
                    most,
                    taken.stream()
                            .filter(at -> !at.isBefore(from) && at.isBefore(from.plus(window)))
                            .count());
        }
        return most;
    }

    /** A clock that a test moves. */
    private static final class MovingClock extends Clock {

        private Instant now = Instant.parse("2026-01-01T12:00:00Z");

        void advance(Duration time) {
            this.now = this.now.plus(time);
        }

        @Override
        public Instant instant() {
            return this.now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
