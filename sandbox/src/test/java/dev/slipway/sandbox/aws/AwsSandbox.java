package dev.slipway.sandbox.aws;

import dev.slipway.sandbox.aws.dynamodb.DynamoDbLocal;
import dev.slipway.sandbox.aws.events.EventBridge;
import dev.slipway.sandbox.aws.messaging.Messaging;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;

/** A front door for tests with the messaging services behind it; a test puts its own services behind it too. */
public final class AwsSandbox implements AutoCloseable {

    private final AwsInTests aws = AwsInTests.with();
    private final Messaging messaging;
    private @Nullable DynamoDbLocal dynamoDb;

    private AwsSandbox(Path data) {
        this.messaging = Messaging.start(data, door(), this.aws.clients(), Duration.ofMillis(50));
    }

    /**
     * Starts all services on a free port.
     *
     * @param data folder that keeps what they hold, so that a second start finds it again
     */
    public static AwsSandbox start(Path data) {
        AwsSandbox sandbox = startWithoutTables(data);
        DynamoDbLocal dynamoDb = DynamoDbLocal.start(data.resolve("dynamodb"));
        sandbox.dynamoDb = dynamoDb;
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
        return this.messaging.events();
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
        this.messaging.close();
        if (this.dynamoDb != null) {
            this.dynamoDb.close();
        }
        this.aws.close();
    }
}
