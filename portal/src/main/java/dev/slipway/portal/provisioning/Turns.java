package dev.slipway.portal.provisioning;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Lets pieces of work pass one after another, in the order they came, without blocking a thread.
 *
 * <p>Work that had its turn goes on to its end, even when who asked for it has gone away. After the end of all turns,
 * who still waits gets a {@link CancellationException}: nobody waits for ever, nor takes work for done that was not.
 */
final class Turns implements Disposable {

    private static final Duration LONGEST_CONTENTION = Duration.ofSeconds(5);

    private final Sinks.Many<Mono<?>> line = Sinks.many().unicast().onBackpressureBuffer();
    private final Disposable loop =
            this.line.asFlux().concatMap(work -> work.onErrorComplete()).subscribe();

    private final Sinks.Empty<Void> ended = Sinks.empty();

    /** Returns the work, which begins when all that came before has ended. */
    <T> Mono<T> take(Mono<T> work) {
        return Mono.defer(() -> {
            Sinks.One<T> answer = Sinks.one();
            Mono<T> turn = work.doOnSuccess(answer::tryEmitValue).doOnError(answer::tryEmitError);
            this.line.emitNext(turn, Sinks.EmitFailureHandler.busyLooping(LONGEST_CONTENTION));
            return answer.asMono().takeUntilOther(this.ended.asMono());
        });
    }

    @Override
    public void dispose() {
        this.loop.dispose();
        this.ended.tryEmitError(new CancellationException("There are no turns any more."));
    }

    @Override
    public boolean isDisposed() {
        return this.loop.isDisposed();
    }
}
