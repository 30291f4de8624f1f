package dev.slipway.sandbox.aws.sns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.slipway.sandbox.aws.AwsSandbox;
import dev.slipway.sandbox.aws.Queue;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.InvalidParameterException;
import software.amazon.awssdk.services.sns.model.ListTopicsResponse;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.NotFoundException;
import software.amazon.awssdk.services.sns.model.Tag;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

class SnsTests {

    private static final String MISSING_FUNCTION = "arn:aws:lambda:eu-central-1:123456789012:function:nobody";

    private final Path data;
    private final AwsSandbox sandbox;
    private final SnsClient sns;
    private final SqsClient sqs;

    SnsTests(@TempDir Path data) {
        this.data = data;
        this.sandbox = AwsSandbox.startWithoutTables(data);
        this.sns = this.sandbox.client(SnsClient.builder());
        this.sqs = this.sandbox.client(SqsClient.builder());
    }

    @AfterEach
    void stop() {
        this.sns.close();
        this.sqs.close();
        this.sandbox.close();
    }

    @Test
    void listsTopicsPageByPage() {
        IntStream.range(0, 101).forEach((number) -> this.sns.createTopic((create) -> create.name("topic-" + number)));

        ListTopicsResponse first = this.sns.listTopics();

        assertThat(first.topics()).hasSize(100);
        assertThat(this.sns
                        .listTopics((list) -> list.nextToken(first.nextToken()))
                        .topics())
                .hasSize(1);
    }

    @Test
    void deliversRawOrWrappedAndOnlyWhatTheFilterWants() {
        Queue raw = Queue.create(this.sqs, "raw");
        Queue wrapped = Queue.create(this.sqs, "wrapped");
        String topic = createTopic();
        subscribe(topic, raw.arn(), Map.of("RawMessageDelivery", "true"));
        subscribe(topic, wrapped.arn(), Map.of("FilterPolicy", "{\"type\":[{\"prefix\":\"deployment.\"}]}"));

        publish(topic, "one", "app.created");
        publish(topic, "two", "deployment.failed");

        assertThat(raw.take(2)).extracting(Message::body).containsExactlyInAnyOrder("one", "two");
        assertThat(wrapped.takeOne())
                .contains("\"Message\":\"two\"", "\"Type\":\"Notification\"", "\"Value\":\"deployment.failed\"");
        assertThat(wrapped.isEmpty()).isTrue();
    }

    @Test
    void handsAttributesToARawSubscriber() {
        Queue raw = Queue.create(this.sqs, "raw");
        String topic = createTopic();
        subscribe(topic, raw.arn(), Map.of("RawMessageDelivery", "true"));

        publish(topic, "one", "app.created");

        assertThat(raw.takeAttribute("type")).isEqualTo("app.created");
    }

    @Test
    void sendsWhatCannotBeDeliveredToTheDeadLetterQueue() {
        Queue deadLetters = Queue.create(this.sqs, "undelivered");
        String topic = createTopic();
        this.sns.subscribe((subscribe) -> subscribe
                .topicArn(topic)
                .protocol("lambda")
                .endpoint(MISSING_FUNCTION)
                .attributes(Map.of("RedrivePolicy", "{\"deadLetterTargetArn\":\"%s\"}".formatted(deadLetters.arn()))));

        publish(topic, "lost", "app.created");

        assertThat(deadLetters.takeAttribute("ERROR_MESSAGE"))
                .contains("not authorized to perform: lambda:InvokeFunction");
    }

    @Test
    void createsATopicOnceAndKeepsItsTags() {
        String topic = createTopic();

        assertThat(createTopic()).isEqualTo(topic).isEqualTo("arn:aws:sns:eu-central-1:123456789012:slipway-events");
        assertThat(this.sns
                        .listTagsForResource((list) -> list.resourceArn(topic))
                        .tags())
                .containsExactly(Tag.builder().key("slipway:app").value("shop").build());
        assertThat(this.sns.getTopicAttributes((get) -> get.topicArn(topic)).attributes())
                .containsEntry("TopicArn", topic)
                .containsEntry("SubscriptionsConfirmed", "0");
    }

    @Test
    void refusesAsAwsDoes() {
        String topic = createTopic();

        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> publish(topic + "-other", "one", "app.created"))
                .withMessageContaining("Topic does not exist")
                .satisfies((ex) -> assertThat(ex.statusCode()).isEqualTo(404));
        assertThatExceptionOfType(InvalidParameterException.class)
                .isThrownBy(() -> this.sns.createTopic((create) -> create.name("no spaces")));
        assertThatExceptionOfType(InvalidParameterException.class)
                .isThrownBy(() -> subscribe(topic, "arn:aws:sqs:x:y:z", Map.of("FilterPolicy", "[")))
                .withMessageContaining("FilterPolicy");
        assertThatExceptionOfType(InvalidParameterException.class)
                .isThrownBy(() -> publish(topic, "x".repeat(256 * 1024 + 1), "app.created"))
                .withMessageContaining("too long");
    }

    @Test
    void keepsSubscriptionsOverARestart() {
        Queue raw = Queue.create(this.sqs, "raw");
        String topic = createTopic();
        subscribe(topic, raw.arn(), Map.of("RawMessageDelivery", "true"));
        this.sandbox.close();

        try (AwsSandbox again = AwsSandbox.startWithoutTables(this.data);
                SnsClient client = again.client(SnsClient.builder());
                SqsClient queues = again.client(SqsClient.builder())) {
            client.publish((publish) -> publish.topicArn(topic).message("after"));
            assertThat(Queue.find(queues, "raw").takeOne()).isEqualTo("after");
        }
    }

    private String createTopic() {
        return this.sns
                .createTopic((create) -> create.name("slipway-events")
                        .tags(Tag.builder().key("slipway:app").value("shop").build()))
                .topicArn();
    }

    private void subscribe(String topic, String queue, Map<String, String> attributes) {
        this.sns.subscribe((subscribe) ->
                subscribe.topicArn(topic).protocol("sqs").endpoint(queue).attributes(attributes));
    }

    private void publish(String topic, String message, String type) {
        Map<String, MessageAttributeValue> attributes = Map.of(
                "type",
                MessageAttributeValue.builder()
                        .dataType("String")
                        .stringValue(type)
                        .build());
        this.sns.publish((publish) -> publish.topicArn(topic).message(message).messageAttributes(attributes));
    }
}
