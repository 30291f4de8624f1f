package dev.slipway.portal.provisioning;

import static dev.slipway.portal.provisioning.EngineFixture.done;
import static dev.slipway.portal.provisioning.EngineFixture.plan;
import static dev.slipway.portal.provisioning.EngineFixture.planned;
import static dev.slipway.portal.provisioning.EngineFixture.step;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** The engine on steps of a test's own. */
class EngineTests {

    private final EngineFixture portal = new EngineFixture();

    @Test
    void runsIndependentStepsAtTheSameTimeAndTheOthersAfterThem() {
        Sinks.Empty<Void> both = Sinks.empty();
        AtomicInteger begun = new AtomicInteger();
        Mono<StepOutcome> meet = Mono.defer(() -> {
            if (begun.incrementAndGet() == 2) {
                both.tryEmitEmpty();
            }
            return both.asMono().thenReturn(done());
        });
        Engine engine =
                this.portal.engine(step("a", meet), step("b", meet), step("c", Mono.fromSupplier(EngineFixture::done)));

        Run run = this.portal.execute(engine, plan(planned("a"), planned("b"), planned("c", "a", "b")));

        assertThat(run.state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(run.step("c").startedAt())
                .isAfterOrEqualTo(Objects.requireNonNull(run.step("a").endedAt()));
    }

    @Test
    void asksAgainAndWritesDownWhereAStepIs() {
        AtomicInteger asked = new AtomicInteger();
        Engine engine = this.portal.engine(step(
                "a",
                Mono.fromSupplier(() -> (asked.incrementAndGet() < 3)
                        ? new StepOutcome.NotYet("half way", null, Duration.ofMillis(5))
                        : done())));

        Run run = this.portal.execute(engine, plan(planned("a")));

        assertThat(asked).hasValue(3);
        assertThat(run.step("a").attempts()).isEqualTo(1);
        assertThat(this.portal.events(run)).extracting(RunEvent::number).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
    }

    @Test
    void resumesWhereAnInstanceDied() {
        Set<String> hangs = ConcurrentHashMap.newKeySet();
        hangs.add("b");
        Step a = step("a", Mono.fromSupplier(() -> this.portal.noted("a")));
        Step b = step("b", Mono.defer(() -> hangs.remove("b") ? Mono.never() : Mono.just(this.portal.noted("b"))));
        Run run = this.portal.open(plan(planned("a"), planned("b", "a")));
        // This one dies without a word while it is in step b: its lease runs out.
        Disposable dead =
                this.portal.engine(Duration.ofMillis(100), a, b).work(run.id()).subscribe();
        this.portal.await(run.id(), now -> now.step("b").state() == StepState.State.RUNNING);
        dead.dispose();

        Run ended = this.portal.work(this.portal.engine(a, b), run.id());

        assertThat(ended.state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(this.portal.log).containsExactly("a", "b");
        assertThat(ended.step("b").attempts()).isEqualTo(2);
    }

    @Test
    void storesNothingOnceAnotherInstanceHoldsTheRun() {
        Sinks.One<StepOutcome> late = Sinks.one();
        AtomicInteger asked = new AtomicInteger();
        Step a = step("a", Mono.defer(() -> (asked.incrementAndGet() == 1) ? late.asMono() : Mono.just(done())));
        Run run = this.portal.open(plan(planned("a")));
        // The lease of the first is shorter than its call, as after a long pause of its process.
        Sinks.One<Boolean> firstEnded = Sinks.one();
        Engine first = this.portal.engine(Duration.ofMillis(50), a);
        first.work(run.id()).subscribe(answer -> firstEnded.tryEmitValue(answer.done()));
        this.portal.await(run.id(), now -> now.step("a").state() == StepState.State.RUNNING);
        this.portal.takeOver(run);
        late.tryEmitValue(new StepOutcome.Refused("stale", null));

        assertThat(firstEnded.asMono().block(EngineFixture.LONG)).isTrue();
        assertThat(Objects.requireNonNull(this.portal.runs.get(run.id()).block(EngineFixture.LONG))
                        .step("a")
                        .error())
                .isNull();
    }

    @Test
    void handsItsRunsOverAtOnce() {
        AtomicInteger asked = new AtomicInteger();
        Step a = step("a", Mono.defer(() -> (asked.incrementAndGet() == 1) ? Mono.never() : Mono.just(done())));
        Run run = this.portal.open(plan(planned("a")));
        Engine first = this.portal.engine(Duration.ofMinutes(10), a);
        Sinks.One<Boolean> answered = Sinks.one();
        first.work(run.id()).subscribe(answer -> answered.tryEmitValue(answer.done()));
        this.portal.await(run.id(), now -> now.step("a").state() == StepState.State.RUNNING);

        first.handOver();

        assertThat(answered.asMono().block(EngineFixture.LONG)).isFalse();
        assertThat(first.inHand()).isZero();
        assertThat(this.portal.work(this.portal.engine(a), run.id()).state()).isEqualTo(RunState.SUCCEEDED);
    }

    @Test
    void findsARunWhoseMessageWasLost() {
        this.portal.queue.loseMessages(true);
        Run run = this.portal.open(plan(planned("a")));
        this.portal.queue.loseMessages(false);
        Engine engine = this.portal.engine(step("a", Mono.fromSupplier(EngineFixture::done)));
        Disposable consumption = this.portal.queue.consume(engine);
        Clock later = Clock.offset(this.portal.clock, RunOpening.GRACE.plusSeconds(1));

        new RunSweeper(this.portal.table, this.portal.queue, later).sweep().block(EngineFixture.LONG);

        assertThat(this.portal.await(run.id(), now -> now.state().isEnded()).state())
                .isEqualTo(RunState.SUCCEEDED);
        consumption.dispose();
    }

    @Test
    void runsWhatAlwaysRunsAlsoAfterAFailure() {
        Engine engine = this.portal.engine(
                step("a", Mono.just(new StepOutcome.Refused("No.", null))),
                step("b", Mono.fromSupplier(() -> this.portal.noted("b"))),
                step("c", Mono.fromSupplier(() -> this.portal.noted("c"))));

        Run run = this.portal.execute(
                engine, plan(planned("a"), planned("b", "a"), new PlannedStep("c", "c", List.of("b"), true)));

        assertThat(run.state()).isEqualTo(RunState.FAILED);
        assertThat(run.failure()).isEqualTo("a: No.");
        assertThat(this.portal.log).containsExactly("c");
    }

    @Test
    void refusesAPlanOfAnotherVersionInWords() {
        Run run = this.portal.execute(this.portal.engine(), plan(planned("teleport")));

        assertThat(run.state()).isEqualTo(RunState.FAILED);
        assertThat(run.failure()).contains("'teleport'").contains("version of Slipway");
    }
}
