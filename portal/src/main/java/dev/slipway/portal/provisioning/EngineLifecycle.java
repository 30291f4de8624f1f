package dev.slipway.portal.provisioning;

import dev.slipway.portal.cloud.WorkQueue;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Starts the engine with the portal, and hands its runs over when the portal is told to stop. */
final class EngineLifecycle implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(EngineLifecycle.class);
    private static final Duration LOOK = Duration.ofMillis(50);
    private static final Duration LONGEST_HAND_OVER = Duration.ofSeconds(10);

    private final Engine engine;
    private final WorkQueue queue;
    private @Nullable Disposable consumption;

    EngineLifecycle(Engine engine, WorkQueue queue) {
        this.engine = engine;
        this.queue = queue;
    }

    @Override
    public synchronized void start() {
        if (this.consumption == null) {
            this.consumption = this.queue.consume(this.engine);
        }
    }

    @Override
    public void stop() {
        stop(() -> {});
    }

    /**
     * Takes no more work, then lets the runs go: what this instance still asked for would come back to it, and stay hidden
     * from the others. The queue's client works until all of this is over.
     */
    @Override
    public synchronized void stop(Runnable stopped) {
        Mono.fromRunnable(this::takeNoMore)
                // It waits for the last poll.
                .subscribeOn(Schedulers.boundedElastic())
                .doOnError(fault ->
                        LOG.warn("The queue could not be left; what it still brings stays hidden for a while.", fault))
                .onErrorComplete()
                .then(Mono.fromRunnable(this.engine::handOver))
                .thenMany(Flux.interval(Duration.ZERO, LOOK)
                        .takeUntil(look -> this.engine.inHand() == 0)
                        .take(LONGEST_HAND_OVER))
                .doFinally(end -> close(stopped))
                .subscribe();
    }

    private void takeNoMore() {
        Disposable taking;
        synchronized (this) {
            taking = this.consumption;
        }
        if (taking != null) {
            taking.dispose();
        }
    }

    private synchronized void close(Runnable stopped) {
        if (this.engine.inHand() > 0) {
            LOG.warn("{} runs could not be handed over; their leases run out by themselves.", this.engine.inHand());
        }
        this.consumption = null;
        stopped.run();
    }

    @Override
    public synchronized boolean isRunning() {
        return this.consumption != null;
    }
}
