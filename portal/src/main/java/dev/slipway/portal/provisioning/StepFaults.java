package dev.slipway.portal.provisioning;

import dev.slipway.portal.Conflict;
import dev.slipway.portal.InvalidInput;
import dev.slipway.portal.OutsideFault;
import dev.slipway.portal.store.ConditionFailed;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/** Decides what becomes of a step that signalled a fault: another attempt after a while, or an end in words. */
final class StepFaults {

    private static final Logger LOG = LoggerFactory.getLogger(StepFaults.class);
    private static final double JITTER = 0.5;

    private final int attempts;
    private final Duration firstBackoff;
    private final Duration longestBackoff;

    StepFaults(int attempts, Duration firstBackoff, Duration longestBackoff) {
        this.attempts = attempts;
        this.firstBackoff = firstBackoff;
        this.longestBackoff = longestBackoff;
    }

    /** Returns the policy of another attempt; each is written down before the wait. */
    Retry policy(StepTurn turn) {
        return Retry.from(signals -> {
            AtomicLong failures = new AtomicLong();
            return signals.concatMap(signal -> {
                Throwable fault = translated(turn.held(), signal.failure());
                return isNotAllowedYet(fault)
                        ? waitForOurTurn(turn, (OutsideFault) fault)
                        : tryAgain(turn, fault, failures.incrementAndGet());
            });
        });
    }

    private static boolean isNotAllowedYet(Throwable fault) {
        return fault instanceof OutsideFault outside && !outside.isAttempt();
    }

    /** However long it takes: mass creation queues up and does not fail. */
    private Mono<Long> waitForOurTurn(StepTurn turn, OutsideFault fault) {
        StepState before = turn.held().run().step(turn.id());
        Mono<Void> note = message(fault).equals(before.summary())
                ? Mono.empty()
                : turn.held().step(turn.id(), state -> state.under(message(fault), null));
        return note.then(turn.pause(pause(fault, 1))).thenReturn(0L);
    }

    private Mono<Long> tryAgain(StepTurn turn, Throwable fault, long failures) {
        if (!mayHeal(fault) || failures >= this.attempts) {
            return Mono.error(fault);
        }
        Duration pause = pause(fault, failures);
        LOG.info(
                "Run {}, step {}: attempt {} failed, the next comes in {}.",
                turn.held().run().id(),
                turn.id(),
                failures,
                pause,
                fault);
        return turn.held()
                .step(turn.id(), before -> before.retrying(described(turn.step(), fault)))
                .then(turn.pause(pause))
                .thenReturn(failures);
    }

    /** Puts a fault into the words of a refusal, or passes it on when the run is no longer ours. */
    Mono<StepOutcome> words(StepTurn turn, Throwable fault) {
        Step step = turn.step();
        Throwable cause = translated(turn.held(), fault);
        if (cause instanceof LeaseLost || cause instanceof RunCancelled) {
            return Mono.error(cause);
        }
        if (cause instanceof Conflict conflict) {
            return Mono.just(new StepOutcome.Refused(message(conflict), conflict.existing()));
        }
        if (cause instanceof InvalidInput invalid) {
            return Mono.just(new StepOutcome.Refused(message(invalid), null));
        }
        if (!(cause instanceof OutsideFault) && !(cause instanceof TimeoutException)) {
            LOG.error("Run {}, step {} failed unexpectedly.", turn.held().run().id(), step.id(), cause);
        }
        String advice = mayHeal(cause)
                ? "%s It was tried %d times. Retry when it works again."
                        .formatted(described(step, cause), this.attempts)
                : "%s Ask the platform team to look at it, then retry.".formatted(described(step, cause));
        return Mono.just(new StepOutcome.Refused(advice, null));
    }

    private static Throwable translated(HeldRun held, Throwable fault) {
        return fault instanceof ConditionFailed failed && failed.on(held.fence().holder())
                ? new LeaseLost(held.run().id())
                : fault;
    }

    /** A fault that nobody has foreseen may be a passing one, too. */
    private static boolean mayHeal(Throwable fault) {
        if (fault instanceof OutsideFault outside) {
            return outside.mayHeal();
        }
        return !(fault instanceof LeaseLost
                || fault instanceof RunCancelled
                || fault instanceof Conflict
                || fault instanceof InvalidInput);
    }

    private static String described(Step step, Throwable fault) {
        if (fault instanceof TimeoutException) {
            return "%s took longer than %d seconds."
                    .formatted(step.title(), step.callLimit().toSeconds());
        }
        return (fault instanceof OutsideFault)
                ? sentence(message(fault))
                : "Something unexpected happened in Slipway (%s)."
                        .formatted(fault.getClass().getSimpleName());
    }

    private static String message(Throwable fault) {
        String message = fault.getMessage();
        return (message != null) ? message : fault.toString();
    }

    private static String sentence(String text) {
        return text.endsWith(".") ? text : text + ".";
    }

    private Duration pause(Throwable fault, long failures) {
        if (fault instanceof OutsideFault outside && outside.retryAfter() != null) {
            return outside.retryAfter();
        }
        long doubled = this.firstBackoff.toMillis() << Math.min(failures - 1, 20);
        long bounded = Math.min(doubled, this.longestBackoff.toMillis());
        double chance = 1 - JITTER * ThreadLocalRandom.current().nextDouble();
        return Duration.ofMillis(Math.round(bounded * chance));
    }
}
