package dev.slipway.portal.cloud.aws;

import dev.slipway.portal.cloud.WorkQueue.Answer;
import dev.slipway.portal.cloud.WorkQueue.Worker;
import io.awspring.cloud.sqs.listener.AsyncMessageListener;
import io.awspring.cloud.sqs.listener.SqsHeaders;
import io.awspring.cloud.sqs.listener.Visibility;
import io.awspring.cloud.sqs.listener.acknowledgement.Acknowledgement;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.messaging.Message;
import org.springframework.messaging.MessageHeaders;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** The messages that a worker has in hand: one timer keeps all of them hidden from other instances. */
final class WorkInHand implements AsyncMessageListener<String>, Disposable {

    private static final Logger LOG = LoggerFactory.getLogger(WorkInHand.class);
    private static final Duration AFTER_A_FAULT = Duration.ofSeconds(5);
    private static final Duration LONGEST_HIDING = Duration.ofHours(12);

    private final Worker worker;
    private final Duration visibility;
    private final Set<Visibility> inHand = ConcurrentHashMap.newKeySet();
    private final Scheduler clock = Schedulers.newSingle("work-in-hand", true);
    private final Disposable heartbeat;
    private volatile boolean last;

    WorkInHand(Worker worker, Duration visibility, Duration interval) {
        this.worker = worker;
        this.visibility = visibility;
        this.heartbeat = Flux.interval(interval, this.clock)
                .onBackpressureDrop()
                .concatMap(beat -> hideAll())
                .subscribe();
    }

    @Override
    public CompletableFuture<Void> onMessage(Message<String> message) {
        MessageHeaders headers = message.getHeaders();
        Visibility visible = headers.get(SqsHeaders.SQS_VISIBILITY_TIMEOUT_HEADER, Visibility.class);
        if (visible == null) {
            return CompletableFuture.failedFuture(
                    new IllegalStateException("A message came without its visibility: " + headers));
        }
        this.inHand.add(visible);
        return Mono.defer(() -> this.worker.work(message.getPayload()))
                .onErrorResume(fault -> {
                    LOG.error("Work {} failed; it comes again.", message.getPayload(), fault);
                    return Mono.just(Answer.giveBack(AFTER_A_FAULT));
                })
                .doOnNext(answer -> this.inHand.remove(visible))
                .flatMap(answer -> settle(message, visible, answer))
                .doFinally(end -> {
                    this.inHand.remove(visible);
                    endAfterTheLast();
                })
                .toFuture();
    }

    /** Nothing comes any more; what is in hand stays hidden until it is settled. */
    @Override
    public void dispose() {
        this.last = true;
        endAfterTheLast();
    }

    private void endAfterTheLast() {
        if (this.last && this.inHand.isEmpty()) {
            this.heartbeat.dispose();
            this.clock.dispose();
        }
    }

    private static Mono<Void> settle(Message<String> message, Visibility visible, Answer answer) {
        return Mono.fromFuture(() -> answer.done()
                ? Acknowledgement.acknowledgeAsync(message)
                : visible.changeToAsync(seconds(answer.again())));
    }

    private Mono<Void> hideAll() {
        return Flux.fromIterable(this.inHand)
                .flatMap(message -> Mono.fromFuture(() -> message.changeToAsync(seconds(this.visibility)))
                        .onErrorResume(fault -> {
                            LOG.warn("A message in hand could not be kept hidden.", fault);
                            return Mono.empty();
                        }))
                .then();
    }

    private static int seconds(Duration time) {
        Duration bounded = (time.compareTo(LONGEST_HIDING) > 0) ? LONGEST_HIDING : time;
        return (int) bounded.plusMillis(999).toSeconds();
    }
}
