package dev.slipway.portal.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.portal.app.App;
import dev.slipway.portal.app.AppDirectory;
import dev.slipway.portal.app.AppName;
import dev.slipway.portal.app.Owner;
import dev.slipway.portal.outside.InMemoryQueue;
import dev.slipway.portal.store.Change;
import dev.slipway.portal.store.InMemoryTable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** The engine on steps of a test's own. */
class EngineTests {

    private static final Duration LONG = Duration.ofSeconds(20);
    private static final AppName SHOP = new AppName("shop");

    private final InMemoryTable table = new InMemoryTable();
    private final InMemoryQueue queue = new InMemoryQueue();
    private final Clock clock = Clock.systemUTC();
    private final AppDirectory apps = new AppDirectory(this.table);
    private final Runs runs = new Runs(this.table, Duration.ofMillis(10));
    private final RunOpening opening = new RunOpening(this.table, this.queue, new SortableIds(this.clock), this.clock);
    private final ConcurrentLinkedQueue<String> log = new ConcurrentLinkedQueue<>();

    @BeforeEach
    void reserve() {
        App app = new App(
                SHOP, "city-hall", new Owner("s", "dana", "d@acme.example"), "t@1", Map.of(), "none", Instant.now());
        this.table.write(this.apps.reserving(app)).block(LONG);
    }

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
        Engine engine = engine(step("a", meet), step("b", meet), step("c", Mono.fromSupplier(EngineTests::done)));

        Run run = execute(engine, plan(planned("a"), planned("b"), planned("c", "a", "b")));

        assertThat(run.state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(run.step("c").startedAt())
                .isAfterOrEqualTo(Objects.requireNonNull(run.step("a").endedAt()));
    }

    @Test
    void asksAgainAndWritesDownWhereAStepIs() {
        AtomicInteger asked = new AtomicInteger();
        Engine engine = engine(step(
                "a",
                Mono.fromSupplier(() -> (asked.incrementAndGet() < 3)
                        ? new StepOutcome.NotYet("half way", null, Duration.ofMillis(5))
                        : done())));

        Run run = execute(engine, plan(planned("a")));

        assertThat(asked).hasValue(3);
        assertThat(run.step("a").attempts()).isEqualTo(1);
        assertThat(events(run)).extracting(RunEvent::number).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
    }

    @Test
    void resumesWhereAnInstanceDied() {
        Set<String> hangs = ConcurrentHashMap.newKeySet();
        hangs.add("b");
        Step a = step("a", Mono.fromSupplier(() -> noted("a")));
        Step b = step("b", Mono.defer(() -> hangs.remove("b") ? Mono.never() : Mono.just(noted("b"))));
        Run run = open(plan(planned("a"), planned("b", "a")));
        // This one dies without a word while it is in step b: its lease runs out.
        Disposable dead = engine(Duration.ofMillis(100), a, b).work(run.id()).subscribe();
        await(run.id(), now -> now.step("b").state() == StepState.State.RUNNING);
        dead.dispose();

        Run ended = work(engine(a, b), run.id());

        assertThat(ended.state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(this.log).containsExactly("a", "b");
        assertThat(ended.step("b").attempts()).isEqualTo(2);
    }

    @Test
    void storesNothingOnceAnotherInstanceHoldsTheRun() {
        Sinks.One<StepOutcome> late = Sinks.one();
        AtomicInteger asked = new AtomicInteger();
        Step a = step("a", Mono.defer(() -> (asked.incrementAndGet() == 1) ? late.asMono() : Mono.just(done())));
        Run run = open(plan(planned("a")));
        // The lease of the first is shorter than its call, as after a long pause of its process.
        Sinks.One<Boolean> firstEnded = Sinks.one();
        Engine first = engine(Duration.ofMillis(50), a);
        first.work(run.id()).subscribe(answer -> firstEnded.tryEmitValue(answer.done()));
        await(run.id(), now -> now.step("a").state() == StepState.State.RUNNING);
        takeOver(run);
        late.tryEmitValue(new StepOutcome.Refused("stale", null));

        assertThat(firstEnded.asMono().block(LONG)).isTrue();
        assertThat(Objects.requireNonNull(this.runs.get(run.id()).block(LONG))
                        .step("a")
                        .error())
                .isNull();
    }

    @Test
    void handsItsRunsOverAtOnce() {
        AtomicInteger asked = new AtomicInteger();
        Step a = step("a", Mono.defer(() -> (asked.incrementAndGet() == 1) ? Mono.never() : Mono.just(done())));
        Run run = open(plan(planned("a")));
        Engine first = engine(Duration.ofMinutes(10), a);
        Sinks.One<Boolean> answered = Sinks.one();
        first.work(run.id()).subscribe(answer -> answered.tryEmitValue(answer.done()));
        await(run.id(), now -> now.step("a").state() == StepState.State.RUNNING);

        first.handOver();

        assertThat(answered.asMono().block(LONG)).isFalse();
        assertThat(first.inHand()).isZero();
        assertThat(work(engine(a), run.id()).state()).isEqualTo(RunState.SUCCEEDED);
    }

    @Test
    void findsARunWhoseMessageWasLost() {
        this.queue.loseMessages(true);
        Run run = open(plan(planned("a")));
        this.queue.loseMessages(false);
        Engine engine = engine(step("a", Mono.fromSupplier(EngineTests::done)));
        Disposable consumption = this.queue.consume(engine);
        Clock later = Clock.offset(this.clock, RunOpening.GRACE.plusSeconds(1));

        new RunSweeper(this.table, this.queue, later).sweep().block(LONG);

        assertThat(await(run.id(), now -> now.state().isEnded()).state()).isEqualTo(RunState.SUCCEEDED);
        consumption.dispose();
    }

    @Test
    void runsWhatAlwaysRunsAlsoAfterAFailure() {
        Engine engine = engine(
                step("a", Mono.just(new StepOutcome.Refused("No.", null))),
                step("b", Mono.fromSupplier(() -> noted("b"))),
                step("c", Mono.fromSupplier(() -> noted("c"))));

        Run run = execute(engine, plan(planned("a"), planned("b", "a"), new PlannedStep("c", "c", List.of("b"), true)));

        assertThat(run.state()).isEqualTo(RunState.FAILED);
        assertThat(run.failure()).isEqualTo("a: No.");
        assertThat(this.log).containsExactly("c");
    }

    @Test
    void refusesAPlanOfAnotherVersionInWords() {
        Run run = execute(engine(), plan(planned("teleport")));

        assertThat(run.state()).isEqualTo(RunState.FAILED);
        assertThat(run.failure()).contains("'teleport'").contains("version of Slipway");
    }

    private void takeOver(Run run) {
        RunLeases.Taking taking =
                Objects.requireNonNull(new RunLeases(this.table, Clock.offset(this.clock, Duration.ofHours(1)), LONG)
                        .take(run.id())
                        .block(LONG));
        assertThat(taking.run()).isNotNull();
    }

    private Run execute(Engine engine, Plan plan) {
        return work(engine, open(plan).id());
    }

    private Run work(Engine engine, String id) {
        engine.work(id)
                .flatMap(answer -> answer.done()
                        ? Mono.just(answer)
                        : Mono.delay(answer.again()).then(Mono.empty()))
                .repeatWhenEmpty(rounds -> rounds)
                .block(LONG);
        return Objects.requireNonNull(this.runs.get(id).block(LONG));
    }

    private Run open(Plan plan) {
        Run run = this.opening.draft(RunKind.CREATE, SHOP, null, "dana", plan);
        return Objects.requireNonNull(
                this.opening.open(run, SHOP.value(), List.of()).block(LONG));
    }

    private Run await(String id, Predicate<Run> wanted) {
        return Objects.requireNonNull(this.runs
                .get(id)
                .filter(wanted)
                .repeatWhenEmpty(rounds -> rounds.delayElements(Duration.ofMillis(5)))
                .block(LONG));
    }

    private List<RunEvent> events(Run run) {
        return Objects.requireNonNull(
                this.runs.events(run.id(), 0).collectList().block(LONG));
    }

    private Engine engine(Step... steps) {
        return engine(Duration.ofSeconds(5), steps);
    }

    private Engine engine(Duration lease, Step... steps) {
        StepFaults faults = new StepFaults(3, Duration.ofMillis(5), Duration.ofMillis(20));
        StepRunner runner = new StepRunner(new Bulkheads(4), faults, this.clock);
        return new Engine(
                new RunLeases(this.table, this.clock, lease),
                new PlanExecutor(runner),
                this.apps,
                List.of(new TestScript(List.of(steps))),
                lease);
    }

    private StepOutcome noted(String step) {
        this.log.add(step);
        return done();
    }

    private static StepOutcome done() {
        return new StepOutcome.Done("done", null, List.of());
    }

    private static Plan plan(PlannedStep... steps) {
        return new Plan(List.of(steps));
    }

    private static PlannedStep planned(String id, String... after) {
        return new PlannedStep(id, id, List.of(after));
    }

    private static Step step(String id, Mono<StepOutcome> outcome) {
        return new TestStep(id, outcome);
    }

    private record TestStep(String id, Mono<StepOutcome> outcome) implements Step {
        @Override
        public String title() {
            return this.id;
        }

        @Override
        public OutsideSystem system() {
            return OutsideSystem.SLIPWAY;
        }

        @Override
        public Duration callLimit() {
            return Duration.ofMillis(500);
        }

        @Override
        public Mono<StepOutcome> run(StepContext context) {
            return this.outcome;
        }

        @Override
        public Mono<Void> undo(StepContext context) {
            return Mono.empty();
        }
    }

    private record TestScript(List<Step> steps) implements RunScript {
        @Override
        public RunKind kind() {
            return RunKind.CREATE;
        }

        @Override
        public Mono<List<Change>> atStart(StepContext context) {
            return Mono.just(List.of());
        }

        @Override
        public Mono<List<Change>> atEnd(StepContext context) {
            return Mono.just(List.of());
        }
    }
}
