package dev.slipway.sandbox.proof.events;

import static dev.slipway.sandbox.aws.SandboxClients.await;

import dev.slipway.events.LifecycleEvent;
import dev.slipway.sandbox.aws.SandboxClients;
import dev.slipway.sandbox.function.HistoryTopic;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Sends events through the topic, and waits for what the functions make of them. */
final class TopicDeliveries implements AutoCloseable {

    private static final String UNREADABLE = "slipway-events-unreadable";
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final SandboxClients clients;
    private final HistoryTopic topic;
    private final SqsAsyncClient sqs;

    TopicDeliveries(URI aws) {
        this.clients = new SandboxClients(aws);
        this.topic = new HistoryTopic(this.clients);
        this.sqs = this.clients.client(SqsAsyncClient.builder());
    }

    void publish(LifecycleEvent event) {
        this.topic.publish(event);
    }

    /** Publishes messages that are no events, to the recorder only. */
    void publishNoEvents(int count) {
        for (int i = 0; i < count; i++) {
            this.topic.publish("this is no event, number " + i, "nothing");
        }
    }

    /** Waits until nothing is lost and nothing differs, or nobody would wait longer, and returns what is lost. */
    int settled(IntSupplier lost, IntSupplier differences) throws InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        while ((lost.getAsInt() > 0 || differences.getAsInt() > 0)
                && Instant.now().isBefore(end)) {
            TimeUnit.SECONDS.sleep(3);
        }
        return lost.getAsInt();
    }

    /** Returns how many messages lie in the dead-letter queue, once there are as many as expected. */
    int unreadable(int expected) throws InterruptedException {
        String queue =
                await(this.sqs.getQueueUrl((get) -> get.queueName(UNREADABLE))).queueUrl();
        Instant end = Instant.now().plus(Duration.ofMinutes(1));
        int count = 0;
        while (count < expected && Instant.now().isBefore(end)) {
            count = Integer.parseInt(await(this.sqs.getQueueAttributes((get) ->
                            get.queueUrl(queue).attributeNames(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES)))
                    .attributes()
                    .getOrDefault(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES, "0"));
            TimeUnit.SECONDS.sleep(1);
        }
        return Math.min(count, expected);
    }

    @Override
    public void close() {
        this.clients.close();
    }
}
