package dev.slipway.sandbox.aws.sns;

import dev.slipway.sandbox.aws.AwsError;
import dev.slipway.sandbox.aws.delivery.Delivery;
import dev.slipway.sandbox.aws.delivery.GiveUp;
import dev.slipway.sandbox.aws.delivery.RetryQueue;
import dev.slipway.sandbox.aws.delivery.Targets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * Messages on their way to subscribers: at least once, in no order, and to the subscription's dead-letter queue in the
 * end.
 */
final class Deliveries implements RetryQueue.Worker, AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String PRINCIPAL = "sns.amazonaws.com";

    /** AWS tries three times at once and goes on for 23 days. */
    private static final List<Duration> PAUSES = List.of(
            Duration.ZERO,
            Duration.ZERO,
            Duration.ofSeconds(1),
            Duration.ofSeconds(1),
            Duration.ofSeconds(5),
            Duration.ofSeconds(20));

    private final TopicStore store;
    private final Targets targets;
    private final RetryQueue queue;

    Deliveries(Path data, TopicStore store, Targets targets) {
        this.store = store;
        this.targets = targets;
        this.queue = new RetryQueue("sns", data.resolve("deliveries"), PAUSES, this).start();
    }

    /** Takes a message for all subscribers that want it; it is on disk when this returns. */
    void publish(Message message) {
        for (Subscription subscription : this.store.subscriptionsOf(message.topic())) {
            if (subscription.wants(message)) {
                this.queue.add(JSON.writeValueAsString(new Job(subscription.arn(), message)));
            }
        }
    }

    @Override
    public void attempt(String text, int attempt) {
        Job job = JSON.readValue(text, Job.class);
        Subscription subscription = subscription(job);
        this.targets.deliver(delivery(subscription, job.message));
    }

    @Override
    public void gaveUp(String text, int attempts, Exception last) {
        Job job = JSON.readValue(text, Job.class);
        Subscription subscription = subscription(job);
        String deadLetters = subscription.deadLetters();
        if (deadLetters != null) {
            this.targets.deliver(new Delivery(
                    deadLetters,
                    delivery(subscription, job.message).body(),
                    Map.of("ERROR_MESSAGE", String.valueOf(last.getMessage())),
                    null,
                    PRINCIPAL,
                    job.message.topic()));
        }
    }

    @Override
    public void close() {
        this.queue.close();
    }

    private Subscription subscription(Job job) {
        try {
            return this.store.subscription(job.subscription);
        } catch (AwsError ended) {
            throw new GiveUp(ended);
        }
    }

    private static Delivery delivery(Subscription subscription, Message message) {
        if (subscription.protocol().equals("lambda")) {
            String event = message.functionEvent(subscription.arn());
            return Delivery.of(subscription.endpoint(), event, PRINCIPAL, message.topic());
        }
        return subscription.isRaw()
                ? new Delivery(
                        subscription.endpoint(), message.text(), message.texts(), null, PRINCIPAL, message.topic())
                : Delivery.of(subscription.endpoint(), message.notification(), PRINCIPAL, message.topic());
    }

    private record Job(String subscription, Message message) {}
}
