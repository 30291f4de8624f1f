package dev.slipway.portal;

import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Does a piece of work again and again while the portal runs.
 *
 * <p>One round at a time: a slow one lets beats pass. A round that fails is logged, and the next one comes all the same.
 */
public final class Rounds implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);

    private final String name;
    private final Duration interval;
    private final Supplier<Mono<Void>> round;
    private @Nullable Scheduler clock;
    private @Nullable Disposable loop;

    /**
     * @param name names the thread
     * @param interval time between two rounds
     * @param round the work
     */
    public Rounds(String name, Duration interval, Supplier<Mono<Void>> round) {
        this.name = name;
        this.interval = interval;
        this.round = round;
    }

    @Override
    public synchronized void start() {
        if (this.loop == null) {
            Scheduler ownClock = Schedulers.newSingle(this.name, true);
            this.clock = ownClock;
            this.loop = Flux.interval(this.interval, ownClock)
                    .onBackpressureDrop()
                    .concatMap(beat -> Mono.defer(this.round).onErrorResume(this::log), 1)
                    .subscribe();
        }
    }

    @Override
    public synchronized void stop() {
        if (this.loop != null) {
            this.loop.dispose();
            this.loop = null;
        }
        if (this.clock != null) {
            this.clock.dispose();
            this.clock = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return this.loop != null;
    }

    private Mono<Void> log(Throwable fault) {
        LOG.warn("A round of '{}' failed; the next comes in {}.", this.name, this.interval, fault);
        return Mono.empty();
    }
}
