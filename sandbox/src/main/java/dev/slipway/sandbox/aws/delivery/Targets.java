package dev.slipway.sandbox.aws.delivery;

import dev.slipway.sandbox.aws.Arns;
import dev.slipway.sandbox.aws.SandboxClients;
import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.LambdaAsyncClient;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;
import software.amazon.awssdk.services.sns.SnsAsyncClient;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/**
 * Delivers messages from one service to another the way AWS does: through the other's API, and to a function only where
 * the function's policy lets the sender in.
 */
public final class Targets {

    private static final String LAMBDA = "lambda";

    private final SqsAsyncClient sqs;
    private final SnsAsyncClient sns;
    private final LambdaAsyncClient lambda;

    /** @param clients clients of the front door */
    public Targets(SandboxClients clients) {
        this.sqs = clients.client(SqsAsyncClient.builder());
        this.sns = clients.client(SnsAsyncClient.builder());
        this.lambda = clients.client(LambdaAsyncClient.builder());
    }

    /** Returns whether an ARN names something that can be delivered to. */
    public static boolean knows(String arn) {
        String[] parts = arn.split(":", 6);
        return parts.length == 6 && parts[0].equals("arn") && ("sqs sns " + LAMBDA).contains(parts[2]);
    }

    /**
     * Delivers a message; it blocks until the target has it.
     *
     * @throws GiveUp when the target never will: it does not exist, or lets the sender not in
     */
    public void deliver(Delivery delivery) {
        switch (service(delivery.target())) {
            case "sqs" -> send(delivery);
            case "sns" ->
                SandboxClients.await(this.sns.publish(
                        (publish) -> publish.topicArn(delivery.target()).message(delivery.body())));
            case LAMBDA -> invoke(delivery);
            default -> throw new GiveUp(new IllegalArgumentException("No target of the sandbox: " + delivery.target()));
        }
    }

    private void send(Delivery delivery) {
        Map<String, MessageAttributeValue> attributes = new LinkedHashMap<>();
        delivery.attributes()
                .forEach((name, value) -> attributes.put(
                        name,
                        MessageAttributeValue.builder()
                                .dataType("String")
                                .stringValue(value)
                                .build()));
        String name = delivery.target().substring(delivery.target().lastIndexOf(':') + 1);
        SandboxClients.await(this.sqs
                .getQueueUrl((get) -> get.queueName(name).queueOwnerAWSAccountId(Arns.ACCOUNT))
                .thenCompose((queue) -> this.sqs.sendMessage((send) -> send.queueUrl(queue.queueUrl())
                        .messageBody(delivery.body())
                        .messageAttributes(attributes)
                        .messageGroupId(delivery.group()))));
    }

    private void invoke(Delivery delivery) {
        if (!isLetIn(delivery)) {
            throw new GiveUp(
                    new SecurityException("%s is not authorized to perform: lambda:InvokeFunction on resource: %s"
                            .formatted(delivery.principal(), delivery.target())));
        }
        SandboxClients.await(this.lambda.invoke((invoke) -> invoke.functionName(delivery.target())
                .invocationType(InvocationType.EVENT)
                .payload(SdkBytes.fromUtf8String(delivery.body()))));
    }

    private boolean isLetIn(Delivery delivery) {
        try {
            String policy = SandboxClients.await(this.lambda.getPolicy((get) -> get.functionName(delivery.target())))
                    .policy();
            return ResourcePolicy.read(policy).allows(delivery.principal(), delivery.source());
        } catch (ResourceNotFoundException ex) {
            return false;
        }
    }

    private static String service(String arn) {
        String[] parts = arn.split(":", 6);
        return parts.length == 6 ? parts[2] : "";
    }
}
