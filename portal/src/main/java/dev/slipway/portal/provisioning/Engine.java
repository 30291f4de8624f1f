package dev.slipway.portal.provisioning;

import dev.slipway.portal.app.App;
import dev.slipway.portal.app.AppDirectory;
import dev.slipway.portal.cloud.WorkQueue;
import dev.slipway.portal.cloud.WorkQueue.Answer;
import dev.slipway.portal.store.Table;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Works on runs: takes one, executes its plan, stores its end.
 *
 * <p>Any number of engines work on the same table and queue. One that is told to hand over stops at once and lets its
 * runs go; what was under way outside is found and adopted by the next.
 */
public final class Engine implements WorkQueue.Worker {

    private static final Logger LOG = LoggerFactory.getLogger(Engine.class);
    private static final Duration AFTER_A_FAULT = Duration.ofSeconds(5);

    private final RunLeases leases;
    private final PlanExecutor executor;
    private final AppDirectory apps;
    private final Map<RunKind, RunScript> scripts;
    private final Duration lease;
    private final EngineMetrics metrics;
    private final Set<HeldRun> inHand = ConcurrentHashMap.newKeySet();
    private volatile boolean handedOver;

    Engine(
            RunLeases leases,
            PlanExecutor executor,
            AppDirectory apps,
            List<RunScript> scripts,
            Duration lease,
            EngineMetrics metrics) {
        this.leases = leases;
        this.executor = executor;
        this.apps = apps;
        this.scripts = scripts.stream().collect(Collectors.toMap(RunScript::kind, Function.identity()));
        this.lease = lease;
        this.metrics = metrics;
    }

    /**
     * Puts an engine together.
     *
     * @param table where runs are stored
     * @param scripts what runs do, one a kind
     * @param settings how runs are executed
     * @param meters where it is measured
     * @param clock the time
     */
    public static Engine of(
            Table table, List<RunScript> scripts, EngineProperties settings, MeterRegistry meters, Clock clock) {
        EngineMetrics metrics = new EngineMetrics(meters);
        StepFaults faults = new StepFaults(settings.attempts(), settings.firstBackoff(), settings.longestBackoff());
        Bulkheads bulkheads = new Bulkheads(settings.callsAtOnce());
        StepRunner runner = new StepRunner(bulkheads, faults, settings.longestCall(), metrics, clock);
        Room room = new Room(settings.inHand());
        RunLeases leases = new RunLeases(table, clock, settings.lease(), room);
        return new Engine(
                leases, new PlanExecutor(runner), new AppDirectory(table), scripts, settings.lease(), metrics);
    }

    @Override
    public Mono<Answer> work(String id) {
        return this.leases.take(id).flatMap(taking -> {
            if (taking.run() != null) {
                return hold(taking.run());
            }
            return Mono.just((taking.heldFor() != null) ? Answer.giveBack(taking.heldFor()) : Answer.finished());
        });
    }

    /** Extends the leases of all runs in hand, and looks which of them somebody has cancelled. */
    Mono<Void> heartbeat() {
        return Flux.fromIterable(this.inHand).flatMap(this::keep).then();
    }

    private Mono<Void> keep(HeldRun held) {
        return held.holdFor(this.lease)
                .then(held.look())
                .timeout(this.lease)
                // It has ended in between.
                .onErrorComplete(CancellationException.class)
                .onErrorResume(fault -> {
                    // A run that is lost, or cannot be written in time, learns it with its next step.
                    LOG.warn(
                            "The lease of run {} could not be extended.",
                            held.run().id(),
                            fault);
                    return Mono.empty();
                });
    }

    /** Lets all runs in hand go; none is begun any more. */
    void handOver() {
        this.handedOver = true;
        this.inHand.forEach(HeldRun::stop);
    }

    /** Returns how many runs are in hand. */
    int inHand() {
        return this.inHand.size();
    }

    private Mono<Answer> hold(HeldRun held) {
        return Mono.using(
                () -> {
                    this.inHand.add(held);
                    if (this.handedOver) {
                        held.stop();
                    }
                    return held;
                },
                mine -> workOn(mine)
                        .switchIfEmpty(Mono.defer(() -> letGo(mine, Duration.ZERO)))
                        .onErrorResume(fault -> giveUpFor(mine, fault)),
                mine -> {
                    this.inHand.remove(mine);
                    mine.close();
                });
    }

    private Mono<Answer> workOn(HeldRun held) {
        RunScript script = this.scripts.get(held.run().kind());
        if (script == null) {
            return Mono.error(
                    new IllegalStateException("No script for " + held.run().kind()));
        }
        return this.apps
                .find(held.run().app())
                .switchIfEmpty(Mono.error(() -> new IllegalStateException(
                        "Run %s has no app.".formatted(held.run().id()))))
                .flatMap(app -> begin(held, app, script)
                        .then(this.executor.execute(held, app, script.steps()))
                        .flatMap(done -> end(held, app, script, state(held.run(), done), null))
                        .onErrorResume(
                                PlanExecutor.UnknownStep.class,
                                unknown -> end(held, app, script, RunState.FAILED, unknown.getMessage())))
                .onErrorResume(LeaseLost.class, lost -> Mono.just(Answer.finished()));
    }

    private Mono<Void> begin(HeldRun held, App app, RunScript script) {
        if (held.run().state() != RunState.QUEUED) {
            return Mono.empty();
        }
        return script.atStart(new StepContext(held.run(), app, held.facts(), held.fence()))
                .flatMap(held::begin)
                .doOnSuccess(begun -> this.metrics.begun(held.run(), Instant.now()));
    }

    private Mono<Answer> end(HeldRun held, App app, RunScript script, RunState state, @Nullable String words) {
        String failure = (state == RunState.SUCCEEDED) ? null : (words != null) ? words : failure(held.run());
        return held.end(state, failure, ended -> script.atEnd(new StepContext(ended, app, held.facts(), held.fence())))
                .thenReturn(Answer.finished());
    }

    private static RunState state(Run run, boolean done) {
        return done ? RunState.SUCCEEDED : (run.cancelledBy() != null) ? RunState.CANCELLED : RunState.FAILED;
    }

    private static String failure(Run run) {
        if (run.cancelledBy() != null) {
            return "%s cancelled it.".formatted(run.cancelledBy());
        }
        return run.failedStep()
                .map(step -> "%s: %s".formatted(title(run, step.id()), step.error()))
                .orElse("A step did not come to its end.");
    }

    private static String title(Run run, String step) {
        return run.plan().steps().stream()
                .filter(planned -> planned.id().equals(step))
                .map(PlannedStep::title)
                .findFirst()
                .orElse(step);
    }

    private Mono<Answer> letGo(HeldRun held, Duration again) {
        return held.release().onErrorComplete().thenReturn(Answer.giveBack(again));
    }

    private Mono<Answer> giveUpFor(HeldRun held, Throwable fault) {
        LOG.error("Run {} could not go on; it is given back.", held.run().id(), fault);
        return letGo(held, AFTER_A_FAULT);
    }
}
