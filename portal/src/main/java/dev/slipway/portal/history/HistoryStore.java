package dev.slipway.portal.history;

import dev.slipway.events.HistoryKeys;
import dev.slipway.portal.OutsideFault;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import reactor.core.publisher.Mono;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/** Reads lists of the history table, newest first: each call is one bounded Query of one index. The portal never writes it. */
final class HistoryStore {

    private final DynamoDbAsyncClient client;
    private final String table;

    HistoryStore(DynamoDbAsyncClient client, String table) {
        this.client = client;
        this.table = table;
    }

    /** Reads a list of a month. */
    Mono<Slice> ofMonth(String list, Position from, int limit) {
        return query(HistoryKeys.BY_MONTH, HistoryKeys.MONTH_LIST, list, from, limit);
    }

    /** Reads a list of an app. */
    Mono<Slice> ofApp(String list, Position from, int limit) {
        return query(HistoryKeys.BY_APP, HistoryKeys.APP_LIST, list, from, limit);
    }

    private Mono<Slice> query(String index, String attribute, String list, Position from, int limit) {
        QueryRequest request = QueryRequest.builder()
                .tableName(this.table)
                .indexName(index)
                .keyConditionExpression("#list = :list AND #sort < :from")
                .expressionAttributeNames(Map.of("#list", attribute, "#sort", HistoryKeys.SORT))
                .expressionAttributeValues(
                        Map.of(":list", AttributeValue.fromS(list), ":from", AttributeValue.fromS(from.sort())))
                .scanIndexForward(false)
                .limit(limit)
                .build();
        return Mono.fromFuture(() -> this.client.query(request), true)
                .onErrorMap(CompletionException.class, (ex) -> ex.getCause() == null ? ex : ex.getCause())
                .onErrorMap(SdkException.class, HistoryStore::fault)
                .map(HistoryStore::slice);
    }

    private static Slice slice(QueryResponse answer) {
        return new Slice(
                answer.items().stream().map(HistoryItem::new).toList(),
                answer.hasLastEvaluatedKey() && !answer.lastEvaluatedKey().isEmpty());
    }

    private static OutsideFault fault(SdkException ex) {
        return OutsideFault.passing("DynamoDB", "The history cannot be read now: " + ex.getMessage(), null, ex);
    }

    /**
     * What one Query returned.
     *
     * @param items the items
     * @param more whether the list goes on after them
     */
    record Slice(List<HistoryItem> items, boolean more) {

        Slice {
            items = List.copyOf(items);
        }
    }
}
