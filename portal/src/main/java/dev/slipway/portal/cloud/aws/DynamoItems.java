package dev.slipway.portal.cloud.aws;

import dev.slipway.portal.store.Change;
import dev.slipway.portal.store.Item;
import dev.slipway.portal.store.Key;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** Items and changes in DynamoDB's words. */
final class DynamoItems {

    private DynamoItems() {}

    static Map<String, AttributeValue> key(Key key) {
        return Map.of(Key.PARTITION, AttributeValue.fromS(key.partition()), Key.SORT, AttributeValue.fromS(key.sort()));
    }

    static Item read(Map<String, AttributeValue> attributes) {
        Map<String, Object> values = new HashMap<>();
        attributes.forEach((name, value) -> {
            if (value.n() != null) {
                values.put(name, Long.valueOf(value.n()));
            } else if (value.s() != null) {
                values.put(name, value.s());
            }
        });
        return Item.of(values);
    }

    static TransactWriteItem part(String table, Change change) {
        DynamoExpressions expressions = new DynamoExpressions();
        String condition = expressions.condition(change.conditions());
        if (change instanceof Change.Put put) {
            return TransactWriteItem.builder()
                    .put(part -> part.tableName(table)
                            .item(write(put.item().attributes()))
                            .conditionExpression(condition)
                            .expressionAttributeNames(expressions.names())
                            .expressionAttributeValues(expressions.values()))
                    .build();
        }
        if (change instanceof Change.Update update) {
            String changes = expressions.update(update.set(), update.remove());
            return TransactWriteItem.builder()
                    .update(part -> part.tableName(table)
                            .key(key(update.key()))
                            .updateExpression(changes)
                            .conditionExpression(condition)
                            .expressionAttributeNames(expressions.names())
                            .expressionAttributeValues(expressions.values()))
                    .build();
        }
        if (change instanceof Change.Delete) {
            return TransactWriteItem.builder()
                    .delete(part -> part.tableName(table)
                            .key(key(change.key()))
                            .conditionExpression(condition)
                            .expressionAttributeNames(expressions.names())
                            .expressionAttributeValues(expressions.values()))
                    .build();
        }
        return TransactWriteItem.builder()
                .conditionCheck(part -> part.tableName(table)
                        .key(key(change.key()))
                        .conditionExpression(condition)
                        .expressionAttributeNames(expressions.names())
                        .expressionAttributeValues(expressions.values()))
                .build();
    }

    static AttributeValue value(Object value) {
        return (value instanceof Long number)
                ? AttributeValue.fromN(number.toString())
                : AttributeValue.fromS(value.toString());
    }

    private static Map<String, AttributeValue> write(Map<String, Object> attributes) {
        Map<String, AttributeValue> values = new HashMap<>();
        attributes.forEach((name, value) -> values.put(name, value(value)));
        return values;
    }
}
