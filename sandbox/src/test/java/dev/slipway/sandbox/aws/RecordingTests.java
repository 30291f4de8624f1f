package dev.slipway.sandbox.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.events.AppEvents;
import dev.slipway.events.EventJson;
import dev.slipway.sandbox.function.HistoryTable;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.Runtime;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/** From the topic through the real function in its own JVM to the table. */
class RecordingTests {

    private static final Duration LONG = Duration.ofSeconds(40);
    private static final String ROLE = "arn:aws:iam::123456789012:role/recorder";

    private final AwsSandbox sandbox;
    private final DynamoDbClient dynamoDb;
    private final SnsClient sns;
    private final SqsClient sqs;
    private final LambdaClient lambda;
    private final Path data;
    private String topic = "";
    private String recorder = "";

    RecordingTests(@TempDir Path data) {
        this.data = data;
        this.sandbox = AwsSandbox.start(data);
        this.dynamoDb = this.sandbox.client(DynamoDbClient.builder());
        this.sns = this.sandbox.client(SnsClient.builder());
        this.sqs = this.sandbox.client(SqsClient.builder());
        this.lambda = this.sandbox.client(LambdaClient.builder());
    }

    @BeforeEach
    void deployTheRecorder() {
        HistoryTable.create(this.dynamoDb);
        this.topic =
                this.sns.createTopic((create) -> create.name("slipway-events")).topicArn();
        this.recorder = this.lambda
                .createFunction((create) -> create.functionName("slipway-recorder")
                        .runtime(Runtime.JAVA17)
                        .handler("dev.slipway.lambdas.RecorderHandler")
                        .role(ROLE)
                        .timeout(20)
                        .memorySize(128)
                        .code((code) -> code.s3Bucket("code").s3Key("functions.jar"))
                        .environment(
                                (environment) -> environment.variables(Map.of("HISTORY_TABLE", HistoryTable.NAME))))
                .functionArn();
        this.lambda.addPermission((add) -> add.functionName(this.recorder)
                .statementId("topic")
                .action("lambda:InvokeFunction")
                .principal("sns.amazonaws.com")
                .sourceArn(this.topic));
        this.sns.subscribe(
                (subscribe) -> subscribe.topicArn(this.topic).protocol("lambda").endpoint(this.recorder));
    }

    @AfterEach
    void stop() {
        Stream.<SdkAutoCloseable>of(this.dynamoDb, this.sns, this.sqs, this.lambda)
                .forEach(SdkAutoCloseable::close);
        this.sandbox.close();
    }

    @Test
    void recordsAnEventOnceThatWasPublishedTwice() {
        publish(event("e-1"));
        publish(event("e-1"));
        publish(event("e-2"));

        await().atMost(LONG).untilAsserted(() -> assertThat(items()).isEqualTo(2));
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(Files.readString(this.data.resolve("lambda/slipway-recorder.log")))
                        .contains("known already"));
        assertThat(items()).isEqualTo(2);
    }

    @Test
    void keepsWhatIsNoEventWithTheReason() {
        Queue failures = Queue.create(this.sqs, "slipway-events-unreadable");
        this.lambda.putFunctionEventInvokeConfig((put) -> put.functionName("slipway-recorder")
                .maximumRetryAttempts(1)
                .destinationConfig((to) -> to.onFailure((failure) -> failure.destination(failures.arn()))));

        publish("hello");

        assertThat(failures.takeOne())
                .contains(
                        "\"condition\":\"RetriesExhausted\"",
                        "\"approximateInvokeCount\":2",
                        "The message is not JSON",
                        "hello");
        assertThat(items()).isZero();
    }

    @Test
    void answersACallerThatWaitsWithTheError() {
        String event = "{\"Records\":[{\"Sns\":{\"Message\":\"hello\"}}]}";

        var answer = this.lambda.invoke(
                (invoke) -> invoke.functionName("slipway-recorder").payload(SdkBytes.fromUtf8String(event)));

        assertThat(answer.functionError()).isEqualTo("Unhandled");
        assertThat(answer.payload().asUtf8String()).contains("UnreadableEvent", "not JSON");
        FunctionConfiguration configuration = this.lambda
                .getFunction((get) -> get.functionName("slipway-recorder"))
                .configuration();
        assertThat(configuration.stateAsString()).isEqualTo("Active");
    }

    private void publish(String message) {
        this.sns.publish((publish) -> publish.topicArn(this.topic).message(message));
    }

    private int items() {
        return this.dynamoDb
                .query((query) -> query.tableName(HistoryTable.NAME)
                        .indexName("by-app")
                        .keyConditionExpression("appList = :app")
                        .expressionAttributeValues(Map.of(":app", AttributeValue.fromS("events#shop"))))
                .count();
    }

    private static String event(String id) {
        return EventJson.write(AppEvents.created("shop", "city-hall", "dana", "km-app@1.0.0")
                .event(id, URI.create("http://localhost:8080"), Instant.parse("2026-11-21T07:00:00Z"), null));
    }
}
