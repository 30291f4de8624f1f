package dev.slipway.sandbox.aws;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

/**
 * A queue that tests look into.
 *
 * @param client client of SQS
 * @param url the queue
 */
public record Queue(SqsClient client, String url) {

    private static final Duration LONG = Duration.ofSeconds(30);

    /** Creates a queue. */
    public static Queue create(SqsClient client, String name) {
        Map<QueueAttributeName, String> fifo = name.endsWith(".fifo")
                ? Map.of(QueueAttributeName.FIFO_QUEUE, "true", QueueAttributeName.CONTENT_BASED_DEDUPLICATION, "true")
                : Map.of();
        return new Queue(
                client,
                client.createQueue((create) -> create.queueName(name).attributes(fifo))
                        .queueUrl());
    }

    /** Finds a queue after a restart: ElasticMQ restores its queues after it has begun to answer. */
    public static Queue find(SqsClient client, String name) {
        return Awaitility.await()
                .atMost(LONG)
                .ignoreException(QueueDoesNotExistException.class)
                .until(
                        () -> new Queue(
                                client,
                                client.getQueueUrl((get) -> get.queueName(name)).queueUrl()),
                        (found) -> true);
    }

    /** Returns its ARN. */
    public String arn() {
        return Arns.of("sqs", this.url.substring(this.url.lastIndexOf('/') + 1));
    }

    /** Takes messages out until there are as many; fails when they do not come. */
    public List<Message> take(int count) {
        List<Message> taken = new ArrayList<>();
        Instant end = Instant.now().plus(LONG);
        while (taken.size() < count && Instant.now().isBefore(end)) {
            List<Message> some = this.client
                    .receiveMessage((receive) -> receive.queueUrl(this.url)
                            .waitTimeSeconds(1)
                            .maxNumberOfMessages(10)
                            .messageAttributeNames("All"))
                    .messages();
            some.forEach((message) -> this.client.deleteMessage(
                    (delete) -> delete.queueUrl(this.url).receiptHandle(message.receiptHandle())));
            taken.addAll(some);
        }
        if (taken.size() != count) {
            throw new AssertionError("Expected %d messages in %s, got %s".formatted(count, this.url, taken));
        }
        return taken;
    }

    /** Takes one message out and returns its body. */
    public String takeOne() {
        return take(1).get(0).body();
    }

    /** Takes one message out and returns the text of one of its attributes. */
    public String takeAttribute(String name) {
        Map<String, MessageAttributeValue> attributes = take(1).get(0).messageAttributes();
        MessageAttributeValue value = attributes.get(name);
        if (value == null) {
            throw new AssertionError("The message has no attribute %s, only %s".formatted(name, attributes));
        }
        return value.stringValue();
    }

    /** Returns whether nothing is in it. */
    public boolean isEmpty() {
        return this.client
                .receiveMessage((receive) -> receive.queueUrl(this.url))
                .messages()
                .isEmpty();
    }
}
