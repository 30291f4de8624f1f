package dev.slipway.sandbox.aws.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.slipway.sandbox.aws.AwsSandbox;
import dev.slipway.sandbox.aws.Queue;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.EventBridgeException;
import software.amazon.awssdk.services.eventbridge.model.InvalidEventPatternException;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResultEntry;
import software.amazon.awssdk.services.eventbridge.model.ResourceNotFoundException;
import software.amazon.awssdk.services.eventbridge.model.Target;
import software.amazon.awssdk.services.sqs.SqsClient;

class EventBridgeTests {

    private static final String ROLLOUTS = """
            {"source":["aws.ecs","shop"],"detail-type":["Rollout"],"detail":{"state":["COMPLETED"]}}""";

    private final AwsSandbox sandbox;
    private final EventBridgeClient events;
    private final SqsClient sqs;

    EventBridgeTests(@TempDir Path data) {
        this.sandbox = AwsSandbox.startWithoutTables(data);
        this.events = this.sandbox.client(EventBridgeClient.builder());
        this.sqs = this.sandbox.client(SqsClient.builder());
    }

    @AfterEach
    void stop() {
        this.events.close();
        this.sqs.close();
        this.sandbox.close();
    }

    @Test
    void routesWhatThePatternTakes() {
        Queue queue = Queue.create(this.sqs, "rollouts.fifo");
        rule("rollouts", ROLLOUTS);
        target(
                "rollouts",
                Target.builder()
                        .id("queue")
                        .arn(queue.arn())
                        .sqsParameters((parameters) -> parameters.messageGroupId("shop"))
                        .build());

        put("shop", "{\"state\":\"FAILED\"}");
        put("shop", "{\"state\":\"COMPLETED\",\"app\":\"shop\"}");
        this.sandbox.events().tell("aws.ecs", "Rollout", List.of("arn:x"), Map.of("state", "COMPLETED"));

        assertThat(queue.take(2))
                .anySatisfy((message) -> assertThat(message.body())
                        .contains("\"detail\":{\"state\":\"COMPLETED\",\"app\":\"shop\"}", "\"source\":\"shop\""))
                .anySatisfy((message) ->
                        assertThat(message.body()).contains("\"source\":\"aws.ecs\"", "\"resources\":[\"arn:x\"]"));
    }

    @Test
    void sendsAConstantWhereTheTargetSaysSo() {
        Queue queue = Queue.create(this.sqs, "wake");
        rule("rollouts", ROLLOUTS);
        target(
                "rollouts",
                Target.builder()
                        .id("queue")
                        .arn(queue.arn())
                        .input("{\"wake\":true}")
                        .build());

        put("shop", "{\"state\":\"COMPLETED\"}");

        assertThat(queue.takeOne()).isEqualTo("{\"wake\":true}");
    }

    @Test
    void leavesADisabledRuleAlone() {
        Queue queue = Queue.create(this.sqs, "rollouts");
        rule("rollouts", ROLLOUTS);
        target("rollouts", Target.builder().id("queue").arn(queue.arn()).build());
        this.events.disableRule((disable) -> disable.name("rollouts"));
        put("shop", "{\"state\":\"COMPLETED\",\"n\":1}");
        this.events.enableRule((enable) -> enable.name("rollouts"));
        put("shop", "{\"state\":\"COMPLETED\",\"n\":2}");

        assertThat(queue.takeOne()).contains("\"n\":2");
    }

    @Test
    void refusesAsAwsDoes() {
        assertThat(put("aws.ecs", "{}").errorCode()).isEqualTo("NotAuthorizedForSourceException");
        assertThat(put("shop", "hello").errorCode()).isEqualTo("MalformedDetail");
        assertThatExceptionOfType(InvalidEventPatternException.class).isThrownBy(() -> rule("bad", "{\"a\":1}"));
        assertThatExceptionOfType(ResourceNotFoundException.class)
                .isThrownBy(() -> this.events.describeRule((describe) -> describe.name("nobody")))
                .withMessageContaining("Rule nobody does not exist on EventBus default.");
        rule("rollouts", ROLLOUTS);
        target(
                "rollouts",
                Target.builder()
                        .id("queue")
                        .arn("arn:aws:sqs:eu-central-1:123456789012:c")
                        .build());
        assertThatExceptionOfType(EventBridgeException.class)
                .isThrownBy(() -> this.events.deleteRule((delete) -> delete.name("rollouts")))
                .withMessageContaining("Rule can't be deleted since it has targets.");
    }

    private void rule(String name, String pattern) {
        this.events.putRule((put) -> put.name(name).eventPattern(pattern));
    }

    private void target(String rule, Target target) {
        this.events.putTargets((put) -> put.rule(rule).targets(target));
    }

    private PutEventsResultEntry put(String source, String detail) {
        return this.events
                .putEvents((put) -> put.entries(PutEventsRequestEntry.builder()
                        .source(source)
                        .detailType("Rollout")
                        .detail(detail)
                        .build()))
                .entries()
                .get(0);
    }
}
