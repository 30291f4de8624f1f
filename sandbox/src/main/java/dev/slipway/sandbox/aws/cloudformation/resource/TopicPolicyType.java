package dev.slipway.sandbox.aws.cloudformation.resource;

import static dev.slipway.sandbox.aws.SandboxClients.await;

import dev.slipway.sandbox.aws.SandboxClients;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.sns.SnsAsyncClient;

/** {@code AWS::SNS::TopicPolicy}; it stays on the topic until that goes. */
final class TopicPolicyType implements ResourceType {

    private final SnsAsyncClient sns;

    TopicPolicyType(SandboxClients clients) {
        this.sns = clients.client(SnsAsyncClient.builder());
    }

    @Override
    public String name() {
        return "AWS::SNS::TopicPolicy";
    }

    @Override
    public Physical create(ResourceRequest request) {
        put(request.properties());
        String id = request.pickedName(255);
        return new Physical(id, Map.of("Id", id));
    }

    @Override
    public Optional<Physical> update(Physical existing, ResourceRequest before, ResourceRequest after) {
        put(after.properties());
        return Optional.of(existing);
    }

    @Override
    public void delete(Removal removal) {
        // SNS has no call that takes a policy away.
    }

    private void put(Properties properties) {
        for (String topic : properties.texts("Topics")) {
            await(this.sns.setTopicAttributes((call) ->
                    call.topicArn(topic).attributeName("Policy").attributeValue(properties.json("PolicyDocument"))));
        }
    }
}
