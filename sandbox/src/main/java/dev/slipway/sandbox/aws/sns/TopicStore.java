package dev.slipway.sandbox.aws.sns;

import dev.slipway.sandbox.aws.AwsError;
import dev.slipway.sandbox.http.Documents;
import java.nio.file.Path;
import java.util.List;

/** All topics and subscriptions; they survive a restart. */
final class TopicStore {

    private final Documents<Topic> topics;
    private final Documents<Subscription> subscriptions;

    TopicStore(Path data) {
        this.topics = Documents.open(data.resolve("topics"), Topic.class);
        this.subscriptions = Documents.open(data.resolve("subscriptions"), Subscription.class);
    }

    List<Topic> topics() {
        return this.topics.all();
    }

    Topic topic(String arn) {
        return this.topics.find(arn).orElseThrow(() -> new AwsError(404, "NotFound", "Topic does not exist"));
    }

    boolean hasTopic(String arn) {
        return this.topics.find(arn).isPresent();
    }

    void put(Topic topic) {
        this.topics.put(topic.arn(), topic);
    }

    /** Removes a topic with its subscriptions; removing one that is not there is no error, as in AWS. */
    void removeTopic(String arn) {
        subscriptionsOf(arn).forEach((subscription) -> removeSubscription(subscription.arn()));
        this.topics.remove(arn);
    }

    List<Subscription> subscriptions() {
        return this.subscriptions.all();
    }

    List<Subscription> subscriptionsOf(String topic) {
        return subscriptions().stream()
                .filter((subscription) -> subscription.topic().equals(topic))
                .toList();
    }

    Subscription subscription(String arn) {
        return this.subscriptions
                .find(arn)
                .orElseThrow(() -> new AwsError(404, "NotFound", "Subscription does not exist"));
    }

    void put(Subscription subscription) {
        this.subscriptions.put(subscription.arn(), subscription);
    }

    void removeSubscription(String arn) {
        this.subscriptions.remove(arn);
    }
}
