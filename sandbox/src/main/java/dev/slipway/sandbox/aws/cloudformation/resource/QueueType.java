package dev.slipway.sandbox.aws.cloudformation.resource;

import static dev.slipway.sandbox.aws.SandboxClients.await;

import dev.slipway.sandbox.aws.SandboxClients;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** {@code AWS::SQS::Queue}. */
final class QueueType implements ResourceType {

    private static final Set<String> NO_ATTRIBUTES = Set.of("QueueName", "Tags", "RedriveAllowPolicy");

    private final SqsAsyncClient sqs;

    QueueType(SandboxClients clients) {
        this.sqs = clients.client(SqsAsyncClient.builder());
    }

    @Override
    public String name() {
        return "AWS::SQS::Queue";
    }

    @Override
    public Physical create(ResourceRequest request) {
        Properties properties = request.properties();
        String ending = properties.flag("FifoQueue") ? ".fifo" : "";
        String name = properties.text("QueueName", request.pickedName(80 - ending.length()) + ending);
        String url = await(this.sqs.createQueue((call) -> call.queueName(name)
                        .attributesWithStrings(attributes(properties))
                        .tags(properties.tags())))
                .queueUrl();
        String arn = await(this.sqs.getQueueAttributes(
                        (call) -> call.queueUrl(url).attributeNames(QueueAttributeName.QUEUE_ARN)))
                .attributes()
                .get(QueueAttributeName.QUEUE_ARN);
        return new Physical(url, Map.of("Arn", arn, "QueueName", name, "QueueUrl", url));
    }

    @Override
    public Optional<Physical> update(Physical existing, ResourceRequest before, ResourceRequest after) {
        boolean sameQueue = before.properties()
                        .text("QueueName", "")
                        .equals(after.properties().text("QueueName", ""))
                && before.properties().flag("FifoQueue") == after.properties().flag("FifoQueue");
        if (!sameQueue) {
            return Optional.empty();
        }
        Map<String, String> attributes = attributes(after.properties());
        attributes.remove("FifoQueue");
        await(this.sqs.setQueueAttributes((call) -> call.queueUrl(existing.id()).attributesWithStrings(attributes)));
        return Optional.of(existing);
    }

    @Override
    public Optional<Boolean> isThere(String id) {
        return Optional.of(Absent.answers(() -> this.sqs.getQueueAttributes((call) -> call.queueUrl(id))));
    }

    @Override
    public void delete(Removal removal) {
        Absent.isFine(() -> this.sqs.deleteQueue((call) -> call.queueUrl(removal.id())));
    }

    private static Map<String, String> attributes(Properties properties) {
        Map<String, String> attributes = new LinkedHashMap<>();
        properties.tree().propertyNames().stream()
                .filter((name) -> !NO_ATTRIBUTES.contains(name))
                .forEach((name) -> attributes.put(name, String.valueOf(properties.json(name))));
        return attributes;
    }
}
