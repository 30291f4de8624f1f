package dev.slipway.portal.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.portal.app.App;
import dev.slipway.portal.app.AppDirectory;
import dev.slipway.portal.app.AppName;
import dev.slipway.portal.app.Owner;
import dev.slipway.portal.outside.InMemoryQueue;
import dev.slipway.portal.store.Change;
import dev.slipway.portal.store.InMemoryTable;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Predicate;
import reactor.core.publisher.Mono;

/** An engine on a world in memory, and the words to try it with. */
final class EngineFixture {

    static final Duration LONG = Duration.ofSeconds(20);
    static final AppName SHOP = new AppName("shop");

    final InMemoryTable table = new InMemoryTable();
    final InMemoryQueue queue = new InMemoryQueue();
    final Clock clock = Clock.systemUTC();
    private final AppDirectory apps = new AppDirectory(this.table);
    final Runs runs = new Runs(this.table, Duration.ofMillis(10));
    final RunOpening opening = new RunOpening(this.table, this.queue, new SortableIds(this.clock), this.clock);
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final ConcurrentLinkedQueue<String> log = new ConcurrentLinkedQueue<>();

    EngineFixture() {
        App app = new App(
                SHOP, "city-hall", new Owner("s", "dana", "d@acme.example"), "t@1", Map.of(), "none", Instant.now());
        this.table.write(this.apps.reserving(app)).block(LONG);
    }

    void takeOver(Run run) {
        RunLeases.Taking taking = Objects.requireNonNull(
                new RunLeases(this.table, Clock.offset(this.clock, Duration.ofHours(1)), LONG, new Room(9))
                        .take(run.id())
                        .block(LONG));
        assertThat(taking.run()).isNotNull();
    }

    Run execute(Engine engine, Plan plan) {
        return work(engine, open(plan).id());
    }

    Run work(Engine engine, String id) {
        engine.work(id)
                .flatMap(answer -> answer.done()
                        ? Mono.just(answer)
                        : Mono.delay(answer.again()).then(Mono.empty()))
                .repeatWhenEmpty(rounds -> rounds)
                .block(LONG);
        return Objects.requireNonNull(this.runs.get(id).block(LONG));
    }

    Run open(Plan plan) {
        Run run = this.opening.draft(RunKind.CREATE, SHOP, null, "dana", plan);
        return Objects.requireNonNull(
                this.opening.open(run, SHOP.value(), List.of()).block(LONG));
    }

    Run await(String id, Predicate<Run> wanted) {
        return Objects.requireNonNull(this.runs
                .get(id)
                .filter(wanted)
                .repeatWhenEmpty(rounds -> rounds.delayElements(Duration.ofMillis(5)))
                .block(LONG));
    }

    List<RunEvent> events(Run run) {
        return Objects.requireNonNull(
                this.runs.events(run.id(), 0).collectList().block(LONG));
    }

    Engine engine(Step... steps) {
        return engine(Duration.ofSeconds(5), steps);
    }

    Engine engine(Duration lease, Step... steps) {
        EngineProperties settings = new EngineProperties(
                4, 9, lease, LONG, LONG, LONG, 3, Duration.ofMillis(5), Duration.ofMillis(20), LONG);
        return Engine.of(this.table, List.of(new TestScript(List.of(steps))), settings, this.meters, this.clock);
    }

    StepOutcome noted(String step) {
        this.log.add(step);
        return done();
    }

    static StepOutcome done() {
        return new StepOutcome.Done("done", null, List.of());
    }

    static Plan plan(PlannedStep... steps) {
        return new Plan(List.of(steps));
    }

    static PlannedStep planned(String id, String... after) {
        return new PlannedStep(id, id, List.of(after));
    }

    static Step step(String id, Mono<StepOutcome> outcome) {
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
