package dev.slipway.portal.provisioning;

import static dev.slipway.portal.provisioning.EngineFixture.plan;
import static dev.slipway.portal.provisioning.EngineFixture.planned;
import static dev.slipway.portal.provisioning.EngineFixture.step;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.portal.OutsideFault;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** What the engine tells those who operate it. */
class EngineMetricsTests {

    private final EngineFixture portal = new EngineFixture();

    @Test
    void tellsHowLongAStepTookHowOftenItWasTriedAndHowLongTheRunHadWaited() {
        AtomicInteger asked = new AtomicInteger();
        Engine engine = this.portal.engine(step(
                "a",
                Mono.defer(() -> (asked.incrementAndGet() == 1)
                        ? Mono.error(OutsideFault.passing("GitHub", "No answer.", null, null))
                        : Mono.just(EngineFixture.done()))));

        this.portal.execute(engine, plan(planned("a")));

        assertThat(this.portal
                        .meters
                        .get("slipway.step.attempts")
                        .tag("step", "a")
                        .counter()
                        .count())
                .isEqualTo(2);
        assertThat(this.portal
                        .meters
                        .get("slipway.step")
                        .tags("step", "a", "system", "SLIPWAY", "state", "DONE")
                        .timer()
                        .count())
                .isEqualTo(1);
        assertThat(this.portal
                        .meters
                        .get("slipway.step.call")
                        .tags("step", "a", "system", "SLIPWAY")
                        .timer()
                        .count())
                .isEqualTo(2);
        assertThat(this.portal
                        .meters
                        .get("slipway.queue.age")
                        .tag("kind", "CREATE")
                        .timer()
                        .count())
                .isEqualTo(1);
    }
}
