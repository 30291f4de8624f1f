package dev.slipway.sandbox.aws;

import dev.slipway.sandbox.aws.delivery.Targets;
import dev.slipway.sandbox.aws.dynamodb.DynamoDbLocal;
import dev.slipway.sandbox.aws.events.EventBridge;
import dev.slipway.sandbox.aws.lambda.Lambda;
import dev.slipway.sandbox.aws.scheduler.Scheduler;
import dev.slipway.sandbox.aws.sns.Sns;
import dev.slipway.sandbox.aws.sqs.ElasticMq;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;

/** A front door for tests with the messaging services behind it; a test puts its own services behind it too. */
public final class AwsSandbox implements AutoCloseable {

    private final AwsInTests aws = AwsInTests.with();
    private final Deque<AutoCloseable> running = new ArrayDeque<>();
    private final EventBridge events;

    private AwsSandbox(Path data) {
        Targets targets = new Targets(this.aws.clients());
        ElasticMq sqs = running(ElasticMq.start(data.resolve("sqs"), address()));
        Lambda lambda = running(new Lambda(data.resolve("lambda"), address(), targets, Duration.ofMillis(50)));
        Sns sns = running(new Sns(data.resolve("sns"), targets));
        this.events = running(new EventBridge(data.resolve("events"), targets));
        Scheduler scheduler = running(new Scheduler(data.resolve("scheduler"), targets));
        List.of(sqs.service(), lambda, sns, this.events, scheduler).forEach(door()::add);
    }

    /**
     * Starts all services on a free port.
     *
     * @param data folder that keeps what they hold, so that a second start finds it again
     */
    public static AwsSandbox start(Path data) {
        AwsSandbox sandbox = startWithoutTables(data);
        DynamoDbLocal dynamoDb = sandbox.running(DynamoDbLocal.start(data.resolve("dynamodb")));
        sandbox.door().add(dynamoDb.service());
        return sandbox;
    }

    /** Starts all services but DynamoDB, which takes two seconds. */
    public static AwsSandbox startWithoutTables(Path data) {
        return new AwsSandbox(data);
    }

    /** Returns the front door, for services to be added. */
    public AwsFrontDoor door() {
        return this.aws.door();
    }

    /** Returns the clients that services use among themselves. */
    public SandboxClients clients() {
        return this.aws.clients();
    }

    /** Returns EventBridge, for what services tell of themselves. */
    public EventBridge events() {
        return this.events;
    }

    /** Returns the front door's address. */
    public URI address() {
        return door().address();
    }

    /** Builds a client of Amazon's SDK that talks to this sandbox: {@code client(SqsClient.builder())}. */
    public <B extends AwsClientBuilder<B, C>, C> C client(B builder) {
        return client(builder, address());
    }

    /** Builds a client of Amazon's SDK that talks to the sandbox at an address. */
    public static <B extends AwsClientBuilder<B, C>, C> C client(B builder, URI address) {
        return builder.endpointOverride(address)
                .region(Region.of(Arns.REGION))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("sandbox", "sandbox")))
                .build();
    }

    @Override
    public void close() {
        try {
            while (!this.running.isEmpty()) {
                this.running.pop().close();
            }
        } catch (Exception ex) {
            throw new IllegalStateException(ex);
        }
        this.aws.close();
    }

    private <T extends AutoCloseable> T running(T service) {
        this.running.push(service);
        return service;
    }
}
