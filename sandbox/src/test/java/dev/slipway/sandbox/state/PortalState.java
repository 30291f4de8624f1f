package dev.slipway.sandbox.state;

import dev.slipway.portal.cloud.WorkQueue;
import dev.slipway.portal.cloud.aws.DynamoTable;
import dev.slipway.portal.cloud.aws.QueueProperties;
import dev.slipway.portal.cloud.aws.SqsWorkQueue;
import dev.slipway.portal.store.Table;
import dev.slipway.sandbox.aws.AwsSandbox;
import dev.slipway.sandbox.aws.SandboxClients;
import dev.slipway.sandbox.aws.cloudformation.CloudFormation;
import dev.slipway.sandbox.aws.iam.Iam;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import software.amazon.awssdk.services.cloudformation.CloudFormationAsyncClient;
import software.amazon.awssdk.services.cloudformation.model.Capability;
import software.amazon.awssdk.services.cloudformation.model.StackStatus;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;

/** The portal's real table and queue, made from {@code portal/infrastructure.yaml} by the sandbox's CloudFormation. */
final class PortalState implements AutoCloseable {

    private final AwsSandbox aws;
    private final CloudFormation stacks;

    PortalState(Path data) {
        this.aws = AwsSandbox.start(data);
        this.aws.door().add(new Iam(data.resolve("iam")));
        this.stacks = new CloudFormation(data.resolve("stacks"), this.aws.clients());
        this.aws.door().add(this.stacks);
        CloudFormationAsyncClient client = this.aws.clients().client(CloudFormationAsyncClient.builder());
        SandboxClients.await(client.createStack(create -> create.stackName("slipway-portal")
                .templateBody(infrastructure())
                .capabilities(Capability.CAPABILITY_NAMED_IAM)));
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> SandboxClients.await(client.describeStacks(wanted -> wanted.stackName("slipway-portal")))
                        .stacks()
                        .get(0)
                        .stackStatus()
                        .equals(StackStatus.CREATE_COMPLETE));
    }

    Table table() {
        return new DynamoTable(this.aws.clients().client(DynamoDbAsyncClient.builder()), "slipway");
    }

    WorkQueue queue() {
        return new SqsWorkQueue(
                this.aws.clients().client(SqsAsyncClient.builder()),
                new QueueProperties(
                        "slipway-runs.fifo", 20, Duration.ofSeconds(2), Duration.ofMillis(500), Duration.ofSeconds(1)));
    }

    @Override
    public void close() {
        this.stacks.close();
        this.aws.close();
    }

    private static String infrastructure() {
        try {
            return Files.readString(Path.of("..", "portal", "infrastructure.yaml"));
        } catch (IOException ex) {
            throw new IllegalStateException("The tests run in the folder of the module sandbox.", ex);
        }
    }
}
