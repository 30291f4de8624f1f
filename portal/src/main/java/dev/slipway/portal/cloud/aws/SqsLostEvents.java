package dev.slipway.portal.cloud.aws;

import dev.slipway.portal.OutsideFault;
import dev.slipway.portal.cloud.LostEvents;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesRequest;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Counts what lies in the dead-letter queues of the history. A queue that does not answer counts as empty. */
@Component
final class SqsLostEvents implements LostEvents {

    private static final Logger LOG = LoggerFactory.getLogger(SqsLostEvents.class);
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final SqsAsyncClient sqs;
    private final EventsProperties properties;

    SqsLostEvents(SqsAsyncClient sqs, EventsProperties properties) {
        this.sqs = sqs;
        this.properties = properties;
    }

    @Override
    public Mono<Integer> count() {
        return Flux.fromIterable(this.properties.deadLetterQueues())
                .flatMap(this::count)
                .reduce(0, Integer::sum);
    }

    private Mono<Integer> count(String queue) {
        return AwsCall.to("SQS", () -> this.sqs.getQueueUrl((get) -> get.queueName(queue)))
                .flatMap((found) -> AwsCall.to(
                        "SQS",
                        () -> this.sqs.getQueueAttributes(GetQueueAttributesRequest.builder()
                                .queueUrl(found.queueUrl())
                                .attributeNames(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES)
                                .build())))
                .map((answer) -> Integer.parseInt(
                        answer.attributes().getOrDefault(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES, "0")))
                .timeout(PATIENCE)
                .onErrorResume((ex) -> ex instanceof OutsideFault || ex instanceof TimeoutException, (ex) -> {
                    LOG.warn("The queue {} does not say how much it holds: {}", queue, ex.getMessage());
                    return Mono.just(0);
                });
    }
}
