package dev.slipway.sandbox.proof;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Asks an app ten times a second and counts the answers that are no answer. */
public final class RequestLoop implements AutoCloseable {

    private static final Duration PAUSE = Duration.ofMillis(100);

    private final AtomicInteger asked = new AtomicInteger();
    private final List<String> failures = new CopyOnWriteArrayList<>();
    private final Disposable subscription;

    /** Begins to ask for a path of an app. */
    public RequestLoop(DeployedApp app, String path) {
        this.subscription = Flux.interval(PAUSE)
                .onBackpressureDrop()
                .concatMap((tick) -> ask(app, path))
                .subscribe();
    }

    /** Returns how many requests were sent. */
    public int asked() {
        return this.asked.get();
    }

    /** Returns what went wrong, a line a failed request. */
    public List<String> failures() {
        return List.copyOf(this.failures);
    }

    @Override
    public void close() {
        this.subscription.dispose();
    }

    private Mono<Void> ask(DeployedApp app, String path) {
        this.asked.incrementAndGet();
        return app.get(path)
                .doOnNext((answer) -> {
                    if (answer.status() != 200) {
                        this.failures.add("status " + answer.status());
                    }
                })
                .onErrorResume((failure) -> {
                    this.failures.add(failure.toString());
                    return Mono.empty();
                })
                .then();
    }
}
