package dev.slipway.lambdas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.amazonaws.services.lambda.runtime.events.SNSEvent;
import dev.slipway.events.AppEvents;
import dev.slipway.events.EventJson;
import dev.slipway.events.UnreadableEvent;
import dev.slipway.lambdas.table.DynamoRows;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;

class HandlerTests {

    private static final String EVENT = EventJson.write(AppEvents.created("shop", "city-hall", "dana", "km-app@1.0.0")
            .event("e-1", URI.create("http://localhost:8080"), Instant.parse("2026-11-21T07:00:00Z"), null));

    private final OneItemTable table = new OneItemTable();
    private final RecordingContext context = new RecordingContext();
    private final RecorderHandler handler =
            new RecorderHandler(new EventRecorder(new DynamoRows(this.table, "slipway-history")));

    @Test
    void recordsAnEventOnceAndTakesItsRepetitionQuietly() {
        this.handler.handleRequest(message(EVENT), this.context);
        this.handler.handleRequest(message(EVENT), this.context);

        assertThat(this.table.items).singleElement().satisfies((put) -> {
            assertThat(put.conditionExpression()).isEqualTo("attribute_not_exists(pk)");
            assertThat(put.item()).containsEntry("pk", AttributeValue.fromS("event#e-1"));
            assertThat(put.item()).containsEntry("body", AttributeValue.fromS(EVENT));
        });
    }

    @Test
    void logsIdsAndNoPeople() {
        this.handler.handleRequest(message(EVENT), this.context);

        assertThat(this.context.lines())
                .singleElement()
                .satisfies((line) -> assertThat(line)
                        .contains("\"event\":\"e-1\"", "\"outcome\":\"recorded\"")
                        .doesNotContain("dana"));
    }

    @Test
    void failsOnAMessageThatIsNoEvent() {
        assertThatExceptionOfType(UnreadableEvent.class)
                .isThrownBy(() -> this.handler.handleRequest(message("hello"), this.context))
                .withMessageContaining("not JSON");
        assertThat(this.table.items).isEmpty();
        assertThat(this.context.lines())
                .singleElement()
                .satisfies((line) -> assertThat(line)
                        .contains("\"EventsUnreadable\":1", "\"Namespace\":\"Slipway\"")
                        .doesNotContain("hello"));
    }

    @Test
    void refusesToStartWithoutATable() {
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> DynamoRows.of(Map.of()))
                .withMessageContaining("HISTORY_TABLE");
    }

    private static SNSEvent message(String text) {
        return new SNSEvent()
                .withRecords(List.of(new SNSEvent.SNSRecord().withSns(new SNSEvent.SNS().withMessage(text))));
    }

    /** Knows one condition: that the key is new. */
    private static final class OneItemTable implements DynamoDbClient {

        private final List<PutItemRequest> items = new ArrayList<>();

        @Override
        public PutItemResponse putItem(PutItemRequest put) {
            if (this.items.stream()
                    .anyMatch((item) ->
                            Objects.equals(item.item().get("pk"), put.item().get("pk")))) {
                throw ConditionalCheckFailedException.builder().build();
            }
            this.items.add(put);
            return PutItemResponse.builder().build();
        }

        @Override
        public String serviceName() {
            return "dynamodb";
        }

        @Override
        public void close() {
            this.items.clear();
        }
    }
}
