package dev.slipway.sandbox.aws.cloudformation.resource;

import static dev.slipway.sandbox.aws.SandboxClients.await;

import dev.slipway.sandbox.aws.SandboxClients;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** {@code AWS::SQS::QueuePolicy}. */
final class QueuePolicyType implements ResourceType {

    private final SqsAsyncClient sqs;

    QueuePolicyType(SandboxClients clients) {
        this.sqs = clients.client(SqsAsyncClient.builder());
    }

    @Override
    public String name() {
        return "AWS::SQS::QueuePolicy";
    }

    @Override
    public Physical create(ResourceRequest request) {
        put(request.properties(), request.properties().json("PolicyDocument"));
        String id = request.pickedName(255);
        return new Physical(id, Map.of("Id", id));
    }

    @Override
    public Optional<Physical> update(Physical existing, ResourceRequest before, ResourceRequest after) {
        put(after.properties(), after.properties().json("PolicyDocument"));
        return Optional.of(existing);
    }

    @Override
    public void delete(Removal removal) {
        for (String url : removal.properties().texts("Queues")) {
            Absent.isFine(() -> this.sqs.setQueueAttributes(
                    (call) -> call.queueUrl(url).attributes(Map.of(QueueAttributeName.POLICY, ""))));
        }
    }

    private void put(Properties properties, @Nullable String document) {
        for (String url : properties.texts("Queues")) {
            await(this.sqs.setQueueAttributes((call) ->
                    call.queueUrl(url).attributes(Map.of(QueueAttributeName.POLICY, String.valueOf(document)))));
        }
    }
}
