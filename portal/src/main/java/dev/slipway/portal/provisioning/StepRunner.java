package dev.slipway.portal.provisioning;

import dev.slipway.portal.app.App;
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
    private final Clock clock;

    StepRunner(Bulkheads bulkheads, StepFaults faults, Clock clock) {
        this.bulkheads = bulkheads;
        this.faults = faults;
        this.clock = clock;
    }

    /** Says whether the step is done, when it is done or cannot be; completes empty when the run is to stop. */
    Mono<Boolean> run(HeldRun held, App app, Step step) {
        return held.step(step.id(), before -> before.begun(this.clock.instant()))
                .then(untilAnswered(held, app, step))
                .flatMap(outcome -> conclude(held, step, outcome))
                .onErrorResume(
                        fault -> this.faults.words(held, step, fault).flatMap(refused -> conclude(held, step, refused)))
                .takeUntilOther(held.stopped());
    }

    private Mono<StepOutcome> untilAnswered(HeldRun held, App app, Step step) {
        AtomicLong pause = new AtomicLong();
        return Mono.defer(() -> ask(held, app, step))
                .flatMap(outcome -> note(held, step, outcome, pause))
                .repeatWhen(rounds -> rounds.concatMap(round -> Mono.delay(Duration.ofMillis(pause.get()))))
                .filter(outcome -> !(outcome instanceof StepOutcome.NotYet))
                .next();
    }

    private Mono<StepOutcome> ask(HeldRun held, App app, Step step) {
        Mono<StepOutcome> call = held.holdFor(step.callLimit().plus(MARGIN))
                .then(Mono.defer(() -> step.run(new StepContext(held.run(), app, held.facts(), held.fence()))))
                .timeout(step.callLimit().plus(MARGIN));
        return this.bulkheads.behind(step.system(), call).retryWhen(this.faults.policy(held, step));
    }

    /** Writes down where a step is that is still under way, if that is news. */
    private Mono<StepOutcome> note(HeldRun held, Step step, StepOutcome outcome, AtomicLong pause) {
        if (!(outcome instanceof StepOutcome.NotYet notYet)) {
            return Mono.just(outcome);
        }
        pause.set(notYet.askAgainIn().toMillis());
        StepState before = held.run().step(step.id());
        Instant begun = before.startedAt();
        if (begun != null && begun.plus(step.patience()).isBefore(this.clock.instant())) {
            return Mono.just(new StepOutcome.Refused(
                    "It took longer than %s; the last we know: %s. Look there, then retry."
                            .formatted(inWords(step.patience()), notYet.summary()),
                    notYet.link()));
        }
        StepState after = before.under(notYet.summary(), notYet.link());
        return after.equals(before)
                ? Mono.just(outcome)
                : held.step(step.id(), state -> state.under(notYet.summary(), notYet.link()))
                        .thenReturn(outcome);
    }

    private Mono<Boolean> conclude(HeldRun held, Step step, StepOutcome outcome) {
        Instant now = this.clock.instant();
        if (outcome instanceof StepOutcome.Done done) {
            Facts found = Facts.none().with(done.facts());
            return held.step(step.id(), before -> before.done(now, done.summary(), done.link()), found)
                    .thenReturn(true);
        }
        if (outcome instanceof StepOutcome.Refused refused) {
            return held.step(step.id(), before -> before.failed(now, refused.reason(), refused.link()))
                    .thenReturn(false);
        }
        return Mono.error(new IllegalStateException("A step ends done or refused, not " + outcome));
    }

    private static String inWords(Duration time) {
        return (time.toMinutes() >= 2) ? time.toMinutes() + " minutes" : time.toSeconds() + " seconds";
    }
}
