package dev.slipway.sandbox.aws.cloudformation.resource;

import static dev.slipway.sandbox.aws.SandboxClients.await;

import dev.slipway.sandbox.aws.SandboxClients;
import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awssdk.services.sns.SnsAsyncClient;

/** {@code AWS::SNS::Subscription}. */
final class SubscriptionType implements ResourceType {

    private static final String[] ATTRIBUTES = {
        "FilterPolicy", "FilterPolicyScope", "RawMessageDelivery", "RedrivePolicy", "DeliveryPolicy"
    };

    private final SnsAsyncClient sns;

    SubscriptionType(SandboxClients clients) {
        this.sns = clients.client(SnsAsyncClient.builder());
    }

    @Override
    public String name() {
        return "AWS::SNS::Subscription";
    }

    @Override
    public Physical create(ResourceRequest request) {
        Properties properties = request.properties();
        Map<String, String> attributes = new LinkedHashMap<>();
        for (String name : ATTRIBUTES) {
            String value = properties.json(name);
            if (value != null) {
                attributes.put(name, value);
            }
        }
        String arn = await(this.sns.subscribe((call) -> call.topicArn(properties.text("TopicArn"))
                        .protocol(properties.text("Protocol"))
                        .endpoint(properties.text("Endpoint"))
                        .attributes(attributes)
                        .returnSubscriptionArn(true)))
                .subscriptionArn();
        return new Physical(arn, Map.of("Arn", arn));
    }

    @Override
    public void delete(Removal removal) {
        Absent.isFine(() -> this.sns.unsubscribe((call) -> call.subscriptionArn(removal.id())));
    }
}
