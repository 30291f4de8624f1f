package dev.slipway.portal.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.portal.outside.TestPortal;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two instances of the portal on one table, one queue and one world. */
class TwoInstancesTests {

    /** Longer than the test waits: what goes on before has been handed over. */
    private static final Map<String, Object> LONG_LEASE = Map.of("slipway.engine.lease", "10m");

    private final TestPortal portal = new TestPortal(LONG_LEASE);

    @AfterEach
    void stop() {
        this.portal.close();
    }

    @Test
    void shareTheRunsAndMakeNothingTwice() throws Exception {
        try (AutoCloseable other = this.portal.anotherInstance(LONG_LEASE)) {
            assertThat(other).isNotNull();
            List<String> runs = IntStream.range(0, 8)
                    .mapToObj(number -> this.portal.create("shop-" + number).id())
                    .toList();

            assertThat(runs)
                    .allSatisfy(
                            run -> assertThat(this.portal.ended(run).failure()).isNull());
            assertThat(this.portal.source.calls.count("create")).isEqualTo(8);
            assertThat(this.portal.registry.calls.count("create")).isEqualTo(8);
            assertThat(this.portal.stacks.calls.count("start")).isEqualTo(8);
        }
    }

    @Test
    void theOneThatIsToldToStopHandsItsRunsOverAtOnce() throws Exception {
        this.portal.builds.onScan(folder -> {});
        Run run = this.portal.create("shop");
        this.portal.await(run.id(), now -> now.step("first-build").summary() != null);
        try (AutoCloseable other = this.portal.anotherInstance(LONG_LEASE)) {
            assertThat(other).isNotNull();
            this.portal.get(EngineLifecycle.class).stop();
            await().atMost(TestPortal.LONGEST)
                    .until(() -> !this.portal.get(EngineLifecycle.class).isRunning());

            this.portal.buildAndDeploy("shop");

            assertThat(this.portal.ended(run.id()).failure()).isNull();
            assertThat(this.portal.source.calls.count("create")).isEqualTo(1);
        }
    }
}
