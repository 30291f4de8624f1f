package dev.slipway.portal.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.events.AppEvents;
import dev.slipway.events.DeploymentEvents;
import dev.slipway.events.DeploymentFacts;
import dev.slipway.events.EventJson;
import dev.slipway.events.Payload;
import dev.slipway.portal.access.Caller;
import dev.slipway.portal.access.Role;
import dev.slipway.portal.app.AppDirectory;
import dev.slipway.sandbox.aws.AwsSandbox;
import dev.slipway.sandbox.aws.cloudformation.CloudFormation;
import dev.slipway.sandbox.aws.iam.Iam;
import dev.slipway.sandbox.aws.logs.Logs;
import dev.slipway.sandbox.process.ModuleClassPath;
import dev.slipway.sandbox.proof.EmptyTable;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Mono;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.Capability;
import software.amazon.awssdk.services.cloudformation.model.Parameter;
import software.amazon.awssdk.services.cloudformation.model.Stack;
import software.amazon.awssdk.services.cloudformation.model.StackStatus;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;

/** The whole way of an event: {@code lambdas/template.yaml}, the topic, the functions, the table, the portal's list. */
class RecordedHistoryTests {

    private static final Duration LONG = Duration.ofSeconds(60);
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final Caller LEA =
            new Caller.Person("lea", "lea", "Lea Lead", "lea@acme.example", Set.of("city-hall"), Set.of(Role.LEAD));

    private final AwsSandbox sandbox;
    private final SnsClient sns;
    private final History history;
    private String topic = "";

    RecordedHistoryTests(@TempDir Path data) {
        this.sandbox = AwsSandbox.start(data);
        this.sandbox.door().add(new Iam(data.resolve("iam")));
        this.sandbox.door().add(new Logs(data.resolve("logs")));
        this.sandbox.door().add(new CloudFormation(data.resolve("stacks"), this.sandbox.clients()));
        this.sns = this.sandbox.client(SnsClient.builder());
        DynamoDbAsyncClient dynamoDb = this.sandbox.clients().client(DynamoDbAsyncClient.builder());
        Clock clock = Clock.fixed(NOON.plusSeconds(3600), ZoneOffset.UTC);
        this.history = new History(
                new HistoryStore(dynamoDb, "slipway-history"),
                new Audience(new AppDirectory(new EmptyTable()), new HistoryOnDynamo.Everybody()),
                () -> Mono.just(0),
                () -> Mono.just(0),
                clock);
    }

    @BeforeEach
    void deployTheFunctions() throws IOException {
        String template = Files.readString(ModuleClassPath.repository().resolve("lambdas/template.yaml"));
        try (CloudFormationClient stacks = this.sandbox.client(CloudFormationClient.builder())) {
            stacks.createStack((create) -> create.stackName("slipway-history")
                    .templateBody(template)
                    .capabilities(Capability.CAPABILITY_IAM)
                    .parameters(parameter("CodeBucket", "code"), parameter("CodeKey", "functions-1.zip")));
            Stack stack = await().atMost(LONG)
                    .until(
                            () -> stacks.describeStacks((describe) -> describe.stackName("slipway-history"))
                                    .stacks()
                                    .get(0),
                            (found) -> found.stackStatus() != StackStatus.CREATE_IN_PROGRESS);
            assertThat(stack.stackStatus()).as(stack.stackStatusReason()).isEqualTo(StackStatus.CREATE_COMPLETE);
            this.topic = stack.outputs().stream()
                    .filter((output) -> output.outputKey().equals("TopicArn"))
                    .findFirst()
                    .orElseThrow()
                    .outputValue();
        }
    }

    @AfterEach
    void stop() {
        this.sns.close();
        this.sandbox.close();
    }

    @Test
    void showsDeploymentsNewestFirstInWhateverOrderTheirEventsCame() {
        List<Runnable> tellings = new ArrayList<>();
        for (int number = 1; number <= 3; number++) {
            DeploymentFacts facts = facts("d-" + number);
            Instant start = NOON.minus(Duration.ofDays(20L * (3 - number)));
            tellings.add(() -> publish(DeploymentEvents.started(facts), start));
            tellings.add(() -> publish(DeploymentEvents.started(facts), start));
            tellings.add(() -> publish(ending(facts), start.plusSeconds(40)));
            tellings.add(() -> publish(AppEvents.stepFinished("shop", "r-1", "stack", "success", null), start));
        }
        Collections.shuffle(tellings, new Random(7));

        tellings.forEach(Runnable::run);

        List<RecordedDeployment> all = await().atMost(LONG)
                .until(
                        () -> page(50, null).items(),
                        (items) -> items.size() == 3
                                && items.stream()
                                        .noneMatch((item) -> item.state().equals("running")));
        assertThat(all).extracting(RecordedDeployment::id).containsExactly("d-3", "d-2", "d-1");
        assertThat(all).extracting(RecordedDeployment::state).containsExactly("succeeded", "failed", "refused");
        assertThat(all.get(1)).satisfies((deployment) -> {
            assertThat(deployment.startedAt()).isEqualTo(NOON.minus(Duration.ofDays(20)));
            assertThat(deployment.endedAt()).isEqualTo(deployment.startedAt().plusSeconds(40));
            assertThat(deployment.reason()).isEqualTo("The process ended with code 1.");
            assertThat(deployment.commit()).isEqualTo("c0ffee");
        });
        Found first = page(2, null);
        assertThat(first.items()).hasSize(2);
        assertThat(page(2, first.next()).items())
                .extracting(RecordedDeployment::id)
                .containsExactly("d-1");
    }

    private static Payload ending(DeploymentFacts facts) {
        return switch (facts.id()) {
            case "d-1" -> DeploymentEvents.refused(facts, "This commit is not on the default branch.");
            case "d-2" -> DeploymentEvents.failed(facts, "The process ended with code 1.");
            default -> DeploymentEvents.upgraded(facts);
        };
    }

    private static DeploymentFacts facts(String id) {
        return new DeploymentFacts(
                id, "shop", "city-hall", "test", "sha256:00", "c0ffee", null, "pipeline", "pipeline of shop");
    }

    private void publish(Payload payload, Instant time) {
        String id = payload.type() + payload.facts().toString() + time;
        String event = EventJson.write(payload.event(id, URI.create("http://localhost:8080"), time, null));
        this.sns.publish((publish) -> publish.topicArn(this.topic)
                .message(event)
                .messageAttributes(Map.of(
                        "type",
                        MessageAttributeValue.builder()
                                .dataType("String")
                                .stringValue(payload.type().id())
                                .build())));
    }

    private Found page(int limit, @Nullable String cursor) {
        Found page = this.history
                .deployments(LEA, new HistoryFilter(Map.of()), limit, cursor)
                .block(LONG);
        assertThat(page).isNotNull();
        return Objects.requireNonNull(page);
    }

    private static Parameter parameter(String key, String value) {
        return Parameter.builder().parameterKey(key).parameterValue(value).build();
    }
}
