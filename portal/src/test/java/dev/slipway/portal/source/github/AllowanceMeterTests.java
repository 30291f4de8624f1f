package dev.slipway.portal.source.github;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.portal.allowance.Allowance;
import dev.slipway.portal.allowance.Limit;
import dev.slipway.portal.store.InMemoryTable;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What operators see of GitHub's allowance. */
class AllowanceMeterTests {

    private final MovingClock clock = new MovingClock(Instant.parse("2026-01-01T12:00:00Z"));
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @Test
    void showsWhatIsLeftOfTheTightestLimitAndThatItComesBack() {
        Allowance allowance = new Allowance(
                new InMemoryTable(),
                this.clock,
                "github",
                List.of(new Limit(3, Duration.ofMinutes(1)), new Limit(500, Duration.ofHours(1))));
        new GitHubConfiguration().githubAllowanceMeter(allowance).bindTo(this.meters);
        assertThat(left()).isEqualTo(3);

        take(allowance, 2);
        assertThat(left()).isEqualTo(1);

        take(allowance, 2);
        assertThat(left()).isZero();

        this.clock.now = Instant.parse("2026-01-01T12:01:02Z");
        assertThat(left()).isEqualTo(3);
    }

    private double left() {
        return this.meters.get("slipway.github.allowance.left").gauge().value();
    }

    private static void take(Allowance allowance, int times) {
        for (int i = 0; i < times; i++) {
            allowance.take().block(Duration.ofSeconds(5));
        }
    }

    /** A clock that a test sets. */
    private static final class MovingClock extends Clock {

        private Instant now;

        MovingClock(Instant now) {
            this.now = now;
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
