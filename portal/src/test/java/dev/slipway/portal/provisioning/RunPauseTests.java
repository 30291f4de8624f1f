package dev.slipway.portal.provisioning;

import static dev.slipway.portal.provisioning.EngineFixture.LONG;
import static dev.slipway.portal.provisioning.EngineFixture.done;
import static dev.slipway.portal.provisioning.EngineFixture.plan;
import static dev.slipway.portal.provisioning.EngineFixture.planned;
import static dev.slipway.portal.provisioning.EngineFixture.step;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.portal.cloud.WorkQueue;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class RunPauseTests {

    private final EngineFixture portal = new EngineFixture();
    private final RunPause pause = new RunPause(this.portal.table, this.portal.clock);
    private final Engine engine = this.portal.engine(step("a", Mono.just(done())));

    @Test
    void keepsNewRunsWaitingUntilItEnds() {
        Run run = this.portal.open(plan(planned("a")));
        this.pause.pause("ada", "Jenkins is updated").block(LONG);

        assertThat(this.engine.work(run.id()).block(LONG)).isEqualTo(WorkQueue.Answer.giveBack(RunPause.LOOK_AGAIN));
        assertThat(this.pause.find().block(LONG)).extracting(RunPause.Pause::by).isEqualTo("ada");

        this.pause.end().block(LONG);

        assertThat(this.portal.work(this.engine, run.id()).state()).isEqualTo(RunState.SUCCEEDED);
    }

    @Test
    void letsACancelledRunEnd() {
        Run run = this.portal.open(plan(planned("a")));
        this.pause.pause("ada", "Jenkins is updated").block(LONG);
        new RunCancel(this.portal.table, this.portal.runs)
                .cancel(run.id(), "dana")
                .block(LONG);

        assertThat(this.portal.work(this.engine, run.id()).state()).isEqualTo(RunState.CANCELLED);
    }
}
