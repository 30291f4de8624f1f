package dev.slipway.portal.provisioning;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import reactor.core.publisher.Mono;

/** Runs one step of a held run to its end: asks it, writes down what it says, asks again. */
final class StepRunner {

    /** What a lease must last longer than a call, so that the call's end is stored within it. */
    private static final Duration MARGIN = Duration.ofSeconds(2);

    private final Bulkheads bulkheads;
    private final StepFaults faults;
    private final Duration longestCall;
    private final EngineMetrics metrics;
    private final AskingAgain again;
    private final Clock clock;

    StepRunner(Bulkheads bulkheads, StepFaults faults, Duration longestCall, EngineMetrics metrics, Clock clock) {
        this.bulkheads = bulkheads;
        this.faults = faults;
        this.longestCall = longestCall;
        this.metrics = metrics;
        this.clock = clock;
        this.again = new AskingAgain(clock);
    }

    /**
     * Says whether the step is done, when it is done, cannot be or was cancelled; completes empty when the run is to
     * stop.
     */
    Mono<Boolean> run(StepTurn turn) {
        HeldRun held = turn.held();
        return held.beginStep(turn)
                .then(untilAnswered(turn))
                .onErrorResume(fault -> this.faults.words(turn, fault))
                .flatMap(outcome -> conclude(turn, outcome))
                .doOnNext(done -> this.metrics.ended(turn.step(), held.run().step(turn.id())))
                .onErrorResume(RunCancelled.class, cancelled -> stopped(turn))
                .takeUntilOther(held.stopped());
    }

    private Mono<StepOutcome> untilAnswered(StepTurn turn) {
        AtomicLong pause = new AtomicLong();
        return Mono.defer(() -> ask(turn))
                .flatMap(outcome -> note(turn, outcome, pause))
                .repeatWhen(rounds -> rounds.concatMap(round ->
                        this.again.pause(turn, Duration.ofMillis(pause.get())).thenReturn(round)))
                .filter(outcome -> !(outcome instanceof StepOutcome.NotYet))
                .next();
    }

    private Mono<StepOutcome> ask(StepTurn turn) {
        Step step = turn.step();
        Duration limit = limit(step).plus(MARGIN);
        Mono<StepOutcome> call = Mono.defer(turn::check)
                .then(turn.held().holdFor(limit))
                .then(Mono.defer(() -> {
                    this.metrics.tried(step);
                    return step.run(turn.context());
                }))
                .timeout(limit);
        return this.bulkheads.behind(step.system(), timed(step, call)).retryWhen(this.faults.policy(turn));
    }

    private <T> Mono<T> timed(Step step, Mono<T> call) {
        return Mono.defer(() -> {
            Instant begun = this.clock.instant();
            return call.doFinally(end -> this.metrics.called(step, Duration.between(begun, this.clock.instant())));
        });
    }

    private Duration limit(Step step) {
        return (step.callLimit().compareTo(this.longestCall) < 0) ? step.callLimit() : this.longestCall;
    }

    /** Writes down where a step is that is still under way, if that is news. */
    private Mono<StepOutcome> note(StepTurn turn, StepOutcome outcome, AtomicLong pause) {
        if (!(outcome instanceof StepOutcome.NotYet notYet)) {
            return Mono.just(outcome);
        }
        StepState before = turn.held().run().step(turn.id());
        Duration patience = turn.step().patience();
        Instant begun = before.startedAt();
        pause.set(notYet.askAgainIn().toMillis());
        if (begun != null && begun.plus(patience).isBefore(this.clock.instant())) {
            return Mono.just(new StepOutcome.Refused(
                    "It took longer than %s; the last we know: %s. Look there, then retry."
                            .formatted(inWords(patience), notYet.summary()),
                    notYet.link()));
        }
        StepState after = before.under(notYet.summary(), notYet.link());
        return after.equals(before)
                ? Mono.just(outcome)
                : turn.held()
                        .step(turn.id(), state -> state.under(notYet.summary(), notYet.link()))
                        .thenReturn(outcome);
    }

    private Mono<Boolean> conclude(StepTurn turn, StepOutcome outcome) {
        Instant now = this.clock.instant();
        if (outcome instanceof StepOutcome.Done done) {
            Facts found = Facts.none().with(done.facts());
            return turn.held()
                    .step(turn.id(), before -> before.done(now, done.summary(), done.link()), found)
                    .thenReturn(true);
        }
        if (outcome instanceof StepOutcome.Refused refused) {
            return turn.held()
                    .step(turn.id(), before -> before.failed(now, refused.reason(), refused.link()))
                    .thenReturn(false);
        }
        return Mono.error(new IllegalStateException("A step ends done or refused, not " + outcome));
    }

    private static Mono<Boolean> stopped(StepTurn turn) {
        return turn.held().step(turn.id(), StepState::stopped).thenReturn(false);
    }

    private static String inWords(Duration time) {
        return (time.toMinutes() >= 2) ? time.toMinutes() + " minutes" : time.toSeconds() + " seconds";
    }
}
