package dev.slipway.lambdas.table;

import dev.slipway.events.HistoryKeys;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** The history table in DynamoDB. */
public final class DynamoRows implements Rows {

    private static final String VARIABLE = "HISTORY_TABLE";
    private static final int BATCH = 25;

    private final DynamoDbClient client;
    private final String table;

    /**
     * @param client client of DynamoDB
     * @param table name of the table
     */
    public DynamoRows(DynamoDbClient client, String table) {
        this.client = client;
        this.table = table;
    }

    /**
     * Connects to the table that the function's environment names. Region, credentials and address are found by the SDK
     * in the same environment.
     *
     * @throws IllegalStateException when the environment names none
     */
    public static DynamoRows of(Map<String, String> environment) {
        String name = environment.get(VARIABLE);
        if (name == null || name.isEmpty()) {
            throw new IllegalStateException(
                    "Set the variable %s to the name of the history table.".formatted(VARIABLE));
        }
        return new DynamoRows(
                DynamoDbClient.builder()
                        .httpClientBuilder(UrlConnectionHttpClient.builder())
                        .build(),
                name);
    }

    @Override
    public Optional<Row> find(String partition, String sort) {
        return Optional.of(this.client.getItem((get) ->
                        get.tableName(this.table).key(key(partition, sort)).consistentRead(true)))
                .filter((answer) -> answer.hasItem())
                .map((answer) -> row(answer.item()));
    }

    @Override
    public List<Row> range(String partition, String from, String to) {
        QueryRequest query = query(partition, "#sk BETWEEN :from AND :to", Map.of(":from", from, ":to", to))
                .build();
        return this.client.queryPaginator(query).items().stream()
                .map(DynamoRows::row)
                .toList();
    }

    @Override
    public List<Row> last(String partition, String to, int most) {
        QueryRequest query = query(partition, "#sk <= :to", Map.of(":to", to))
                .scanIndexForward(false)
                .limit(most)
                .build();
        return this.client.query(query).items().stream().map(DynamoRows::row).toList();
    }

    @Override
    public List<Row> ofMonth(String list, String after, int most) {
        return this.client
                .query((query) -> query.tableName(this.table)
                        .indexName(HistoryKeys.BY_MONTH)
                        .keyConditionExpression("#list = :list AND #sort > :after")
                        .expressionAttributeNames(Map.of("#list", HistoryKeys.MONTH_LIST, "#sort", HistoryKeys.SORT))
                        .expressionAttributeValues(Map.of(
                                ":list", AttributeValue.fromS(list),
                                ":after", AttributeValue.fromS(after.isEmpty() ? " " : after)))
                        .limit(most))
                .items()
                .stream()
                .map(DynamoRows::row)
                .toList();
    }

    @Override
    public void addAll(List<Row> rows) {
        for (int from = 0; from < rows.size(); from += BATCH) {
            List<WriteRequest> writes = rows.subList(from, Math.min(from + BATCH, rows.size())).stream()
                    .map((row) -> WriteRequest.builder()
                            .putRequest((put) -> put.item(item(row)))
                            .build())
                    .toList();
            BatchWriteItemResponse answer =
                    this.client.batchWriteItem((batch) -> batch.requestItems(Map.of(this.table, writes)));
            if (answer.hasUnprocessedItems() && !answer.unprocessedItems().isEmpty()) {
                throw new IllegalStateException("DynamoDB left rows of a batch unwritten; it wants fewer of them.");
            }
        }
    }

    @Override
    public boolean add(Row row) {
        return put(row, "attribute_not_exists(pk)", null);
    }

    @Override
    public boolean replace(Row row, @Nullable String version) {
        if (version == null) {
            return add(row);
        }
        // A row that was only marked as coming has no version yet.
        String condition = version.equals("0") ? "attribute_not_exists(#version)" : "#version = :version";
        return put(row, condition, version);
    }

    @Override
    public void remove(String partition, String sort) {
        this.client.deleteItem((delete) -> delete.tableName(this.table).key(key(partition, sort)));
    }

    private boolean put(Row row, String condition, @Nullable String version) {
        try {
            this.client.putItem((put) -> {
                put.tableName(this.table).item(item(row)).conditionExpression(condition);
                if (version != null) {
                    put.expressionAttributeNames(Map.of("#version", Row.VERSION));
                    if (!version.equals("0")) {
                        put.expressionAttributeValues(Map.of(":version", AttributeValue.fromS(version)));
                    }
                }
            });
            return true;
        } catch (ConditionalCheckFailedException overtaken) {
            return false;
        }
    }

    private QueryRequest.Builder query(String partition, String condition, Map<String, String> values) {
        Map<String, AttributeValue> all = new HashMap<>();
        values.forEach((name, value) -> all.put(name, AttributeValue.fromS(value)));
        all.put(":pk", AttributeValue.fromS(partition));
        return QueryRequest.builder()
                .tableName(this.table)
                .consistentRead(true)
                .keyConditionExpression("#pk = :pk AND " + condition)
                .expressionAttributeNames(Map.of("#pk", HistoryKeys.PARTITION, "#sk", HistoryKeys.ROW))
                .expressionAttributeValues(all);
    }

    private static Map<String, AttributeValue> key(String partition, String sort) {
        return Map.of(
                HistoryKeys.PARTITION, AttributeValue.fromS(partition), HistoryKeys.ROW, AttributeValue.fromS(sort));
    }

    private static Map<String, AttributeValue> item(Row row) {
        Map<String, AttributeValue> item = new HashMap<>(key(row.partition(), row.sort()));
        row.values().forEach((name, value) -> item.put(name, AttributeValue.fromS(value)));
        return item;
    }

    private static Row row(Map<String, AttributeValue> item) {
        Map<String, String> values = new HashMap<>();
        item.forEach((name, value) -> values.put(name, value.s()));
        String partition = values.remove(HistoryKeys.PARTITION);
        String sort = values.remove(HistoryKeys.ROW);
        if (partition == null || sort == null) {
            throw new IllegalStateException("An item of the history has no key: " + item.keySet());
        }
        return new Row(partition, sort, values);
    }
}
