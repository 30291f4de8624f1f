package dev.slipway.sandbox.aws.sqs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.slipway.sandbox.aws.AwsFrontDoor;
import dev.slipway.sandbox.aws.AwsSandbox;
import dev.slipway.sandbox.aws.Queue;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

class ElasticMqTests {

    @Test
    void namesQueuesByTheFrontDoorAndTheSandboxesAccount(@TempDir Path data) {
        try (AwsFrontDoor door = new AwsFrontDoor(0, List.of());
                ElasticMq mq = ElasticMq.start(data, door.address())) {
            door.add(mq.service());
            try (SqsClient client = AwsSandbox.client(SqsClient.builder(), door.address())) {
                String url = createFifo(client);

                assertThat(url).isEqualTo(door.address() + "/123456789012/slipway-runs.fifo");
                assertThat(client.getQueueAttributes(
                                        (get) -> get.queueUrl(url).attributeNames(QueueAttributeName.QUEUE_ARN))
                                .attributes())
                        .containsEntry(
                                QueueAttributeName.QUEUE_ARN,
                                "arn:aws:sqs:eu-central-1:123456789012:slipway-runs.fifo");
                assertThatExceptionOfType(QueueDoesNotExistException.class)
                        .isThrownBy(() -> client.getQueueUrl((get) -> get.queueName("nobody")));
            }
        }
    }

    @Test
    void keepsQueuesAndMessagesOverARestart(@TempDir Path data) {
        try (AwsFrontDoor door = new AwsFrontDoor(0, List.of())) {
            SqsClient client = AwsSandbox.client(SqsClient.builder(), door.address());
            try (ElasticMq mq = ElasticMq.start(data, door.address())) {
                door.add(mq.service());
                String url = createFifo(client);
                client.sendMessage((send) -> send.queueUrl(url)
                        .messageBody("run-1")
                        .messageGroupId("shop")
                        .messageDeduplicationId("run-1/1"));
            }

            try (ElasticMq mq = ElasticMq.start(data, door.address())) {
                door.add(mq.service());
                String url = Queue.find(client, "slipway-runs.fifo").url();
                assertThat(client.receiveMessage(
                                        (receive) -> receive.queueUrl(url).waitTimeSeconds(5))
                                .messages())
                        .singleElement()
                        .satisfies((message) -> assertThat(message.body()).isEqualTo("run-1"));
            } finally {
                client.close();
            }
        }
    }

    private static String createFifo(SqsClient client) {
        return client.createQueue((create) -> create.queueName("slipway-runs.fifo")
                        .attributes(Map.of(
                                QueueAttributeName.FIFO_QUEUE, "true", QueueAttributeName.VISIBILITY_TIMEOUT, "30")))
                .queueUrl();
    }
}
