package dev.slipway.sandbox.aws;

import dev.slipway.sandbox.aws.dynamodb.DynamoDbLocal;
import dev.slipway.sandbox.aws.sqs.ElasticMq;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;

/** A front door for tests with DynamoDB and SQS behind it; a test puts its own services behind it too. */
public final class AwsSandbox implements AutoCloseable {

    private final AwsFrontDoor door;
    private final DynamoDbLocal dynamoDb;
    private final ElasticMq sqs;

    private AwsSandbox(AwsFrontDoor door, DynamoDbLocal dynamoDb, ElasticMq sqs) {
        this.door = door;
        this.dynamoDb = dynamoDb;
        this.sqs = sqs;
    }

    /**
     * Starts it on a free port.
     *
     * @param data folder that keeps tables and queues, so that a second start finds them again
     */
    public static AwsSandbox start(Path data) {
        AwsFrontDoor door = new AwsFrontDoor(0, List.of());
        DynamoDbLocal dynamoDb = DynamoDbLocal.start(data.resolve("dynamodb"));
        ElasticMq sqs = ElasticMq.start(data.resolve("sqs"), door.address());
        door.add(dynamoDb.service());
        door.add(sqs.service());
        return new AwsSandbox(door, dynamoDb, sqs);
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
        this.door.close();
        this.sqs.close();
        this.dynamoDb.close();
    }
}
