package dev.slipway.sandbox.bench.history;

import static dev.slipway.sandbox.aws.SandboxClients.await;

import dev.slipway.events.HistoryKeys;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** One bare Query of an app's list, as one would write it by hand. */
final class BarePage {

    private final DynamoDbAsyncClient client;
    private final String table;
    private final String list;
    private final int limit;

    BarePage(DynamoDbAsyncClient client, String table, String list, int limit) {
        this.client = client;
        this.table = table;
        this.list = list;
        this.limit = limit;
    }

    int read(String before) {
        return await(this.client.query((query) -> query.tableName(this.table)
                        .indexName(HistoryKeys.BY_APP)
                        .keyConditionExpression("#list = :list AND #sort < :from")
                        .expressionAttributeNames(Map.of("#list", HistoryKeys.APP_LIST, "#sort", HistoryKeys.SORT))
                        .expressionAttributeValues(
                                Map.of(":list", AttributeValue.fromS(this.list), ":from", AttributeValue.fromS(before)))
                        .scanIndexForward(false)
                        .limit(this.limit)))
                .count();
    }
}
