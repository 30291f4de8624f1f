package dev.slipway.lambdas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.events.SNSEvent;
import dev.slipway.events.UnreadableEvent;
import dev.slipway.lambdas.projection.Projections;
import dev.slipway.lambdas.table.DynamoRows;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ThrottlingException;

/** What the functions make of messages that nobody promised them: an event of any sort is kept, all else is an error. */
class BadInputTests {

    private static final String EVENT = """
            {"specversion":"1.0","id":"e-1","source":"/x","type":"%s","time":"%s","data":{"context":{"timestamp":"%s"},
             "subject":{"id":"s-1","content":{"anything":{"goes":[1,null,"2"]}}},"customData":{"app":"%s","note":"%s"}}}""";
    private static final String KNOWN = "dev.cdevents.service.deployed.0.3.0";

    private final RecordingContext context = new RecordingContext();
    private final OnePut table = new OnePut();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no JSON",
                "{",
                "[]",
                "null",
                "42",
                "{}",
                "{\"specversion\":\"0.3\",\"id\":\"1\"}",
                "{\"specversion\":\"1.0\",\"id\":7,\"source\":\"/x\",\"type\":\"t\",\"data\":{}}",
                "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/x\",\"type\":\"t\",\"data\":\"text\"}"
            })
    void failsWithAReasonOnWhatIsNoEvent(String message) {
        assertThatExceptionOfType(UnreadableEvent.class)
                .isThrownBy(() -> record(message))
                .withMessageMatching("(?s).*(not JSON|missing|not of CloudEvents).*");
        assertThatExceptionOfType(UnreadableEvent.class).isThrownBy(() -> project(message));
        assertThat(this.table.put).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "dev.cdevents.teapot.boiled.0.3.0, 2026-11-21T14:05:03Z, shop",
        "dev.cdevents.service.deployed.9.0.0, 2026-11-21T14:05:03Z, shop",
        "org.example.something, 2026-11-21T14:05:03Z, shop",
        KNOWN + ", 2999-01-01T00:00:00+02:00, shop",
        KNOWN + ", 2026-11-21T14:05:03Z, an app that nobody knows"
    })
    void keepsAnEventThatItDoesNotKnowAsItCame(String type, String time, String app) {
        String message = EVENT.formatted(type, time, time, app, "");

        record(message);
        project(message);

        assertThat(this.table.written().item()).containsEntry("body", AttributeValue.fromS(message));
        assertThat(this.table.written().item()).containsEntry("appList", AttributeValue.fromS("events#" + app));
    }

    @Test
    void keepsAnEventAsLargeAsATopicTakes() {
        String small = EVENT.formatted(KNOWN, "2026-11-21T14:05:03Z", "2026-11-21T14:05:03Z", "shop", "");
        String message = small.replace("\"note\":\"\"", "\"note\":\"" + "x".repeat(256 * 1024 - small.length()) + '"');

        record(message);

        assertThat(message).hasSize(256 * 1024);
        assertThat(this.table.written().item()).containsEntry("body", AttributeValue.fromS(message));
    }

    @Test
    void failsWhileTheTableIsThrottledSoThatTheEventComesAgain() {
        String message = EVENT.formatted(KNOWN, "2026-11-21T14:05:03Z", "2026-11-21T14:05:03Z", "shop", "");
        this.table.fault = ProvisionedThroughputExceededException.builder().build();
        assertThatThrownBy(() -> record(message)).isSameAs(this.table.fault);
        this.table.fault = ThrottlingException.builder().build();
        assertThatThrownBy(() -> record(message)).isSameAs(this.table.fault);
        assertThat(this.context.lines()).as("nothing says that it was recorded").isEmpty();

        this.table.fault = null;
        record(message);

        assertThat(this.table.put).isNotNull();
    }

    private void record(String text) {
        DynamoRows rows = new DynamoRows(this.table, "slipway-history");
        new RecorderHandler(new EventRecorder(rows)).handleRequest(message(text), this.context);
    }

    private void project(String text) {
        DynamoRows rows = new DynamoRows(this.table, "slipway-history");
        new ProjectorHandler(new Projections(rows)).handleRequest(message(text), this.context);
    }

    private static SNSEvent message(String text) {
        return new SNSEvent()
                .withRecords(List.of(new SNSEvent.SNSRecord().withSns(new SNSEvent.SNS().withMessage(text))));
    }

    /** Takes one item, or fails. */
    private static final class OnePut implements DynamoDbClient {

        private @Nullable PutItemRequest put;
        private @Nullable RuntimeException fault;

        PutItemRequest written() {
            return Objects.requireNonNull(this.put, "Nothing was written.");
        }

        @Override
        public PutItemResponse putItem(PutItemRequest request) {
            if (this.fault != null) {
                throw this.fault;
            }
            this.put = request;
            return PutItemResponse.builder().build();
        }

        @Override
        public String serviceName() {
            return "dynamodb";
        }

        @Override
        public void close() {
            this.put = null;
        }
    }
}
