package dev.slipway.sandbox.function;

import dev.slipway.events.HistoryKeys;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** Makes a history table as {@code lambdas/template.yaml} declares it. */
public final class HistoryTable {

    /** Name of the table. */
    public static final String NAME = "slipway-history";

    private HistoryTable() {}

    /** Makes the table under its own name. */
    public static void create(DynamoDbClient client) {
        create(client, NAME);
    }

    /** Makes the table under another name. */
    public static void create(DynamoDbClient client, String name) {
        client.createTable((table) -> table.tableName(name)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(Stream.of(
                                HistoryKeys.PARTITION,
                                HistoryKeys.ROW,
                                HistoryKeys.SORT,
                                HistoryKeys.MONTH_LIST,
                                HistoryKeys.APP_LIST,
                                HistoryKeys.TEAM_LIST)
                        .map((attribute) -> AttributeDefinition.builder()
                                .attributeName(attribute)
                                .attributeType(ScalarAttributeType.S)
                                .build())
                        .toList())
                .keySchema(key(HistoryKeys.PARTITION, KeyType.HASH), key(HistoryKeys.ROW, KeyType.RANGE))
                .globalSecondaryIndexes(
                        index(HistoryKeys.BY_MONTH, HistoryKeys.MONTH_LIST),
                        index(HistoryKeys.BY_APP, HistoryKeys.APP_LIST),
                        index(HistoryKeys.BY_TEAM, HistoryKeys.TEAM_LIST)));
    }

    private static GlobalSecondaryIndex index(String name, String partition) {
        return GlobalSecondaryIndex.builder()
                .indexName(name)
                .keySchema(List.of(key(partition, KeyType.HASH), key(HistoryKeys.SORT, KeyType.RANGE)))
                .projection((projection) -> projection.projectionType(ProjectionType.ALL))
                .build();
    }

    private static KeySchemaElement key(String name, KeyType type) {
        return KeySchemaElement.builder().attributeName(name).keyType(type).build();
    }
}
