package dev.slipway.portal.cloud.aws;

import dev.slipway.portal.store.Condition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Builds the expressions of one request; names and values are placeholders, since DynamoDB reserves many words. */
final class DynamoExpressions {

    private final Map<String, String> names = new HashMap<>();
    private final Map<String, AttributeValue> values = new HashMap<>();

    /** Returns the conditions as one expression; null for none. */
    @Nullable
    String condition(List<Condition> conditions) {
        List<String> terms = new ArrayList<>();
        for (Condition condition : conditions) {
            Object expected = condition.expected();
            terms.add(
                    (expected != null)
                            ? "%s = %s".formatted(name(condition.attribute()), value(expected))
                            : "attribute_not_exists(%s)".formatted(name(condition.attribute())));
        }
        return terms.isEmpty() ? null : String.join(" AND ", terms);
    }

    /** Returns what is set and removed as one expression. */
    String update(Map<String, Object> set, Set<String> remove) {
        List<String> sets = new ArrayList<>();
        set.forEach((name, value) -> sets.add("%s = %s".formatted(name(name), value(value))));
        List<String> removes = remove.stream().map(this::name).toList();
        List<String> clauses = new ArrayList<>();
        if (!sets.isEmpty()) {
            clauses.add("SET " + String.join(", ", sets));
        }
        if (!removes.isEmpty()) {
            clauses.add("REMOVE " + String.join(", ", removes));
        }
        return String.join(" ", clauses);
    }

    /** Returns the placeholders of names; null when there are none, as DynamoDB wants it. */
    @Nullable
    Map<String, String> names() {
        return this.names.isEmpty() ? null : this.names;
    }

    /** Returns the placeholders of values; null when there are none. */
    @Nullable
    Map<String, AttributeValue> values() {
        return this.values.isEmpty() ? null : this.values;
    }

    private String name(String attribute) {
        String placeholder = "#n" + this.names.size();
        this.names.put(placeholder, attribute);
        return placeholder;
    }

    private String value(Object value) {
        String placeholder = ":v" + this.values.size();
        this.values.put(placeholder, DynamoItems.value(value));
        return placeholder;
    }
}
