package dev.slipway.sandbox.aws.delivery;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A pattern as EventBridge rules and SNS filter policies have them: an object whose leaves are lists of what a value may
 * be.
 *
 * @see <a href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html">Operators</a>
 */
public final class EventPattern {

    private static final String OR = "$or";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JsonNode pattern;

    private EventPattern(JsonNode pattern) {
        this.pattern = pattern;
    }

    /**
     * Reads a pattern.
     *
     * @throws IllegalArgumentException saying what is wrong with it
     */
    public static EventPattern of(String text) {
        JsonNode pattern;
        try {
            pattern = JSON.readTree(text);
        } catch (JacksonException ex) {
            throw new IllegalArgumentException("it is not valid JSON", ex);
        }
        check(pattern, "");
        return new EventPattern(pattern);
    }

    /** Returns whether an event matches. */
    public boolean matches(JsonNode event) {
        return matches(this.pattern, event);
    }

    private static void check(JsonNode pattern, String path) {
        if (!pattern.isObject() || pattern.isEmpty()) {
            throw new IllegalArgumentException("'%s' must be an object or an array".formatted(path));
        }
        pattern.properties().forEach((field) -> {
            if (field.getKey().equals(OR)) {
                field.getValue().forEach((branch) -> check(branch, path + "." + OR));
            } else if (field.getValue().isArray()) {
                field.getValue().forEach((rule) -> Rule.check(rule, field.getKey()));
            } else {
                check(field.getValue(), path + "." + field.getKey());
            }
        });
    }

    private static boolean matches(JsonNode pattern, JsonNode event) {
        for (Map.Entry<String, JsonNode> field : pattern.properties()) {
            if (field.getKey().equals(OR)) {
                if (field.getValue().valueStream().noneMatch((branch) -> matches(branch, event))) {
                    return false;
                }
            } else if (!fieldMatches(field.getValue(), event.path(field.getKey()))) {
                return false;
            }
        }
        return true;
    }

    private static boolean fieldMatches(JsonNode rules, JsonNode value) {
        if (rules.isObject()) {
            return matches(rules, value);
        }
        List<JsonNode> values = value.isArray() ? value.valueStream().toList() : List.of(value);
        return rules.valueStream()
                .anyMatch((rule) -> Stream.concat(values.stream(), empty(values, value))
                        .anyMatch((each) -> Rule.matches(rule, each)));
    }

    /** An empty list has no element to ask, and yet it is there. */
    private static Stream<JsonNode> empty(List<JsonNode> values, JsonNode value) {
        return values.isEmpty() ? Stream.of(value) : Stream.empty();
    }
}
