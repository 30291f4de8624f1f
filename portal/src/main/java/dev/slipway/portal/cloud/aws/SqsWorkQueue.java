package dev.slipway.portal.cloud.aws;

import dev.slipway.portal.cloud.WorkQueue;
import io.awspring.cloud.sqs.listener.FifoBatchGroupingStrategy;
import io.awspring.cloud.sqs.listener.QueueNotFoundStrategy;
import io.awspring.cloud.sqs.listener.SqsMessageListenerContainer;
import io.awspring.cloud.sqs.listener.acknowledgement.handler.AcknowledgementMode;
import io.awspring.cloud.sqs.operations.SqsTemplate;
import java.time.Duration;
import java.util.List;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;

/**
 * An SQS FIFO queue as work queue.
 *
 * <p>Spring Cloud AWS polls and hands messages over; {@link WorkInHand} keeps them hidden, since it has no heartbeat.
 */
public final class SqsWorkQueue implements WorkQueue {

    private static final String SYSTEM = "SQS";
    private static final int LARGEST_BATCH = 10;
    private static final Duration SHUTDOWN = Duration.ofSeconds(2);

    private final SqsAsyncClient client;
    private final SqsTemplate template;
    private final QueueProperties settings;

    /**
     * @param client the SDK's client
     * @param settings the queue
     */
    public SqsWorkQueue(SqsAsyncClient client, QueueProperties settings) {
        this.client = client;
        this.template = SqsTemplate.builder()
                .sqsAsyncClient(client)
                .configure(options -> options.queueNotFoundStrategy(QueueNotFoundStrategy.FAIL))
                .build();
        this.settings = settings;
    }

    @Override
    public Mono<Void> send(Work work) {
        return AwsCall.to(
                        SYSTEM,
                        () -> this.template.<String>sendAsync(message -> message.queue(this.settings.name())
                                .payload(work.id())
                                .messageGroupId(work.group())
                                .messageDeduplicationId(work.deduplication())))
                .then();
    }

    @Override
    public Disposable consume(Worker worker) {
        WorkInHand inHand = new WorkInHand(worker, this.settings.visibility(), this.settings.heartbeat());
        SqsMessageListenerContainer<String> container = SqsMessageListenerContainer.<String>builder()
                .id("work-" + Integer.toHexString(System.identityHashCode(worker)))
                .sqsAsyncClient(this.client)
                .queueNames(List.of(this.settings.name()))
                .configure(options -> options.acknowledgementMode(AcknowledgementMode.MANUAL)
                        .acknowledgementInterval(Duration.ZERO)
                        .acknowledgementThreshold(0)
                        .fifoBatchGroupingStrategy(FifoBatchGroupingStrategy.PROCESS_MESSAGE_GROUPS_IN_PARALLEL_BATCHES)
                        .maxConcurrentMessages(this.settings.inHand())
                        .maxMessagesPerPoll(Math.min(this.settings.inHand(), LARGEST_BATCH))
                        .messageVisibility(this.settings.visibility())
                        .pollTimeout(this.settings.poll())
                        .queueNotFoundStrategy(QueueNotFoundStrategy.FAIL)
                        .listenerShutdownTimeout(this.settings.poll().plus(SHUTDOWN)))
                .asyncMessageListener(inHand)
                .build();
        container.start();
        return () -> {
            container.stop();
            inHand.dispose();
        };
    }
}
