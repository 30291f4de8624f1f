package dev.slipway.sandbox.aws.cloudformation.resource;

import static dev.slipway.sandbox.aws.SandboxClients.await;

import dev.slipway.sandbox.aws.SandboxClients;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.sns.SnsAsyncClient;
import software.amazon.awssdk.services.sns.model.CreateTopicRequest;

/** {@code AWS::SNS::Topic}, with the subscriptions that it declares itself. */
final class TopicType implements ResourceType {

    private final SnsAsyncClient sns;

    TopicType(SandboxClients clients) {
        this.sns = clients.client(SnsAsyncClient.builder());
    }

    @Override
    public String name() {
        return "AWS::SNS::Topic";
    }

    @Override
    public Physical create(ResourceRequest request) {
        Properties properties = request.properties();
        String name = properties.text("TopicName", request.pickedName(256));
        String arn = await(this.sns.createTopic(SdkShapes.fill(CreateTopicRequest.builder(), properties.tree())
                        .name(name)
                        .attributes(attributes(properties))
                        .build()))
                .topicArn();
        for (Properties subscription : properties.items("Subscription")) {
            await(this.sns.subscribe((call) -> call.topicArn(arn)
                    .protocol(subscription.text("Protocol"))
                    .endpoint(subscription.text("Endpoint"))));
        }
        return new Physical(arn, Map.of("TopicArn", arn, "TopicName", name));
    }

    @Override
    public Optional<Boolean> isThere(String id) {
        return Optional.of(Absent.answers(() -> this.sns.getTopicAttributes((call) -> call.topicArn(id))));
    }

    @Override
    public void delete(Removal removal) {
        Absent.isFine(() -> this.sns.deleteTopic((call) -> call.topicArn(removal.id())));
    }

    private static Map<String, String> attributes(Properties properties) {
        Map<String, String> attributes = new LinkedHashMap<>();
        for (String name : new String[] {"DisplayName", "KmsMasterKeyId", "FifoTopic", "ContentBasedDeduplication"}) {
            String value = properties.text(name);
            if (value != null) {
                attributes.put(name, value);
            }
        }
        return attributes;
    }
}
