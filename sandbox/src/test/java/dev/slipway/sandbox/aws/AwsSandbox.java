package dev.slipway.sandbox.aws;

import dev.slipway.sandbox.aws.delivery.Targets;
import dev.slipway.sandbox.aws.dynamodb.DynamoDbLocal;
import dev.slipway.sandbox.aws.lambda.Lambda;
import dev.slipway.sandbox.aws.sns.Sns;
import dev.slipway.sandbox.aws.sqs.ElasticMq;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;

/** A front door for tests with the messaging services behind it; a test puts its own services behind it too. */
public final class AwsSandbox implements AutoCloseable {

    private final AwsFrontDoor door;
    private final DynamoDbLocal dynamoDb;
    private final ElasticMq sqs;
    private final SandboxClients clients;
    private final Lambda lambda;
    private final Sns sns;

    private AwsSandbox(Path data) {
        this.door = new AwsFrontDoor(0, List.of());
        this.dynamoDb = DynamoDbLocal.start(data.resolve("dynamodb"));
        this.sqs = ElasticMq.start(data.resolve("sqs"), address());
        this.clients = new SandboxClients(address());
        Targets targets = new Targets(this.clients);
        this.lambda = new Lambda(data.resolve("lambda"), address(), targets, Duration.ofMillis(50));
        this.sns = new Sns(data.resolve("sns"), targets);
        List.of(this.dynamoDb.service(), this.sqs.service(), this.lambda, this.sns)
                .forEach(this.door::add);
    }

    /**
     * Starts it on a free port.
     *
     * @param data folder that keeps tables and queues, so that a second start finds them again
     */
    public static AwsSandbox start(Path data) {
        return new AwsSandbox(data);
    }

    /** Returns the front door, for services to be added. */
    public AwsFrontDoor door() {
        return this.door;
    }

    /** Returns the front door's address. */
    public URI address() {
        return this.door.address();
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
        this.sns.close();
        this.lambda.close();
        this.clients.close();
        this.door.close();
        this.sqs.close();
        this.dynamoDb.close();
    }
}
