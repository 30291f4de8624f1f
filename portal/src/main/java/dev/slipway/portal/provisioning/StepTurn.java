package dev.slipway.portal.provisioning;

import dev.slipway.portal.app.App;
import java.time.Duration;
import reactor.core.publisher.Mono;

/**
 * One step of a held run while it is asked.
 *
 * @param held the run
 * @param app its app
 * @param step the step
 * @param always whether it goes on also when the run is cancelled
 */
record StepTurn(HeldRun held, App app, Step step, boolean always) {

    String id() {
        return this.step.id();
    }

    StepContext context() {
        return new StepContext(this.held.run(), this.app, this.held.facts(), this.held.fence());
    }

    /** Returns whether another call may be made. */
    boolean mayGoOn() {
        return this.always || this.held.run().cancelledBy() == null;
    }

    /** Waits between two calls; signals {@link RunCancelled} as soon as none may follow. */
    Mono<Void> pause(Duration time) {
        Mono<Void> end = Mono.delay(time).then();
        return (this.always ? end : Mono.firstWithSignal(end, this.held.cancelled())).then(Mono.defer(this::check));
    }

    /** Signals {@link RunCancelled} when no other call may be made. */
    Mono<Void> check() {
        return mayGoOn()
                ? Mono.empty()
                : Mono.error(new RunCancelled(this.held.run().id()));
    }
}
