package dev.slipway.portal.provisioning;

import java.time.Duration;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Lets pieces of work pass one after another, in the order they came, without blocking a thread.
 *
 * <p>Work that had its turn goes on to its end, even when who asked for it has gone away.
 */
final class Turns implements Disposable {

    private static final Duration LONGEST_CONTENTION = Duration.ofSeconds(5);

    private final Sinks.Many<Mono<?>> line = Sinks.many().unicast().onBackpressureBuffer();
    private final Disposable loop =
            this.line.asFlux().concatMap(work -> work.onErrorComplete()).subscribe();

    /** Returns the work, which begins when all that came before has ended. */
    <T> Mono<T> take(Mono<T> work) {
        return Mono.defer(() -> {
            Sinks.One<T> answer = Sinks.one();
            Mono<T> turn = work.doOnSuccess(answer::tryEmitValue).doOnError(answer::tryEmitError);
            this.line.emitNext(turn, Sinks.EmitFailureHandler.busyLooping(LONGEST_CONTENTION));
            return answer.asMono();
        });
    }

    @Override
    public void dispose() {
        this.loop.dispose();
    }

    @Override
    public boolean isDisposed() {
        return this.loop.isDisposed();
    }
}
