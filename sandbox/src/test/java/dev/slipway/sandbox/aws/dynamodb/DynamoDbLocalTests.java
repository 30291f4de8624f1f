package dev.slipway.sandbox.aws.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.slipway.sandbox.aws.AwsSandbox;
import dev.slipway.sandbox.http.Loopback;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

class DynamoDbLocalTests {

    private static final Map<String, AttributeValue> ITEM = Map.of("pk", AttributeValue.fromS("app#shop"));

    @Test
    void keepsItemsOverARestartAndRefusesABrokenCondition(@TempDir Path data) {
        try (AwsSandbox sandbox = AwsSandbox.start(data);
                DynamoDbClient client = sandbox.client(DynamoDbClient.builder())) {
            createTable(client);
            client.putItem((put) -> put.tableName("slipway").item(ITEM));
        }

        try (AwsSandbox sandbox = AwsSandbox.start(data);
                DynamoDbClient client = sandbox.client(DynamoDbClient.builder())) {
            assertThat(client.getItem((get) -> get.tableName("slipway").key(ITEM))
                            .item())
                    .isEqualTo(ITEM);
            assertThatExceptionOfType(ConditionalCheckFailedException.class)
                    .isThrownBy(() -> client.putItem((put) ->
                            put.tableName("slipway").item(ITEM).conditionExpression("attribute_not_exists(pk)")));
        }
    }

    @Test
    void listensOnTheLoopbackAddressOnlyAndEndsWithItsInput(@TempDir Path logs) throws IOException {
        DynamoDbLocal local = DynamoDbLocal.inMemory(logs);
        int port = local.address().getPort();

        Loopback.assertAlone(port);
        local.close();
        assertThat(Loopback.accepts(InetAddress.getLoopbackAddress(), port)).isFalse();
    }

    private static void createTable(DynamoDbClient client) {
        client.createTable((table) -> table.tableName("slipway")
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(AttributeDefinition.builder()
                        .attributeName("pk")
                        .attributeType(ScalarAttributeType.S)
                        .build())
                .keySchema(KeySchemaElement.builder()
                        .attributeName("pk")
                        .keyType(KeyType.HASH)
                        .build()));
    }
}
