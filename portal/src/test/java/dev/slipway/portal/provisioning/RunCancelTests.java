package dev.slipway.portal.provisioning;

import static dev.slipway.portal.provisioning.EngineFixture.LONG;
import static dev.slipway.portal.provisioning.EngineFixture.done;
import static dev.slipway.portal.provisioning.EngineFixture.plan;
import static dev.slipway.portal.provisioning.EngineFixture.planned;
import static dev.slipway.portal.provisioning.EngineFixture.step;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.portal.Conflict;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

class RunCancelTests {

    private final EngineFixture portal = new EngineFixture();
    private final RunCancel cancel = new RunCancel(this.portal.table, this.portal.runs);

    @Test
    void waitsForTheCallUnderWayAndBeginsNoOther() {
        Sinks.One<StepOutcome> answer = Sinks.one();
        Engine engine = this.portal.engine(step("a", answer.asMono()), step("b", Mono.fromSupplier(() -> noted("b"))));
        Run run = this.portal.open(plan(planned("a"), planned("b", "a")));
        Disposable work = engine.work(run.id()).subscribe();
        this.portal.await(run.id(), now -> now.step("a").state() == StepState.State.RUNNING);

        this.cancel.cancel(run.id(), "dana").block(LONG);
        answer.tryEmitValue(done());

        Run ended = this.portal.await(run.id(), now -> now.state().isEnded());
        assertThat(ended.state()).isEqualTo(RunState.CANCELLED);
        assertThat(ended.failure()).isEqualTo("dana cancelled it.");
        assertThat(ended.step("a").state()).isEqualTo(StepState.State.DONE);
        assertThat(ended.step("b").state()).isEqualTo(StepState.State.WAITING);
        assertThat(this.portal.log).isEmpty();
        work.dispose();
    }

    @Test
    void stopsAStepThatWaits() {
        Engine engine =
                this.portal.engine(step("a", Mono.just(new StepOutcome.NotYet("far", null, Duration.ofHours(1)))));
        Run run = this.portal.open(plan(planned("a")));
        Disposable work = engine.work(run.id()).subscribe();
        Disposable beats = Flux.interval(Duration.ofMillis(20))
                .concatMap(beat -> engine.heartbeat())
                .subscribe();
        this.portal.await(run.id(), now -> now.step("a").summary() != null);

        this.cancel.cancel(run.id(), "dana").block(LONG);

        Run ended = this.portal.await(run.id(), now -> now.state().isEnded());
        assertThat(ended.state()).isEqualTo(RunState.CANCELLED);
        assertThat(ended.step("a").state()).isEqualTo(StepState.State.WAITING);
        assertThat(ended.step("a").attempts()).isEqualTo(1);
        beats.dispose();
        work.dispose();
    }

    @Test
    void endsARunThatNobodyHasBegun() {
        Run run = this.portal.open(plan(planned("a")));
        this.cancel.cancel(run.id(), "dana").block(LONG);

        Run ended = this.portal.work(this.portal.engine(step("a", Mono.fromSupplier(() -> noted("a")))), run.id());

        assertThat(ended.state()).isEqualTo(RunState.CANCELLED);
        assertThat(this.portal.log).isEmpty();
    }

    @Test
    void stillRunsWhatAlwaysRuns() {
        AtomicInteger asked = new AtomicInteger();
        StepOutcome notYet = new StepOutcome.NotYet("on its way", null, Duration.ofMillis(5));
        Engine engine = this.portal.engine(
                step("a", Mono.fromSupplier(() -> noted("a"))),
                step("c", Mono.fromSupplier(() -> (asked.incrementAndGet() < 3) ? notYet : noted("c"))));
        Run run = this.portal.open(plan(planned("a"), new PlannedStep("c", "c", List.of("a"), true)));
        this.cancel.cancel(run.id(), "dana").block(LONG);

        Run ended = this.portal.work(engine, run.id());

        assertThat(ended.state()).isEqualTo(RunState.CANCELLED);
        assertThat(this.portal.log).containsExactly("c");
    }

    @Test
    void refusesWhatHasEnded() {
        Run run = this.portal.execute(this.portal.engine(step("a", Mono.just(done()))), plan(planned("a")));

        assertThatThrownBy(() -> this.cancel.cancel(run.id(), "dana").block(LONG))
                .isInstanceOf(Conflict.class)
                .hasMessageContaining("it is succeeded already");
    }

    private StepOutcome noted(String step) {
        return this.portal.noted(step);
    }
}
