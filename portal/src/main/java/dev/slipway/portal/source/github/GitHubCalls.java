package dev.slipway.portal.source.github;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.reactor.bulkhead.operator.BulkheadOperator;
import java.time.Duration;
import java.util.concurrent.Callable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * The one place where github-api and JGit run: on threads of their own, so many at once and no longer than allowed, with
 * their exceptions translated.
 */
final class GitHubCalls implements AutoCloseable {

    private static final int QUEUE = 1_000;

    private final Scheduler threads;
    private final Bulkhead bulkhead;

    /** @param atOnce how many calls may be under way */
    GitHubCalls(int atOnce) {
        this.threads = Schedulers.newBoundedElastic(atOnce, QUEUE, "github");
        this.bulkhead = Bulkhead.of(
                "github",
                BulkheadConfig.custom()
                        .maxConcurrentCalls(atOnce)
                        .maxWaitDuration(Duration.ZERO)
                        .build());
    }

    /**
     * Makes a blocking call when subscribed to.
     *
     * @param what what GitHub is asked to do, for messages: "create the repository 'x'"
     * @param limit how long it may take
     * @param call the call; null answers as empty
     */
    <T> Mono<T> call(String what, Duration limit, Callable<T> call) {
        return Mono.fromCallable(call)
                .subscribeOn(this.threads)
                .timeout(limit)
                .transformDeferred(BulkheadOperator.of(this.bulkhead))
                .onErrorMap((fault) -> GitHubFaults.translate(fault, what));
    }

    @Override
    public void close() {
        this.threads.dispose();
    }
}
