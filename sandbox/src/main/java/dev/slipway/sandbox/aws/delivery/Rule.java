package dev.slipway.sandbox.aws.delivery;

import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** One thing that a value may be, in a list of a pattern. */
final class Rule {

    private static final Set<String> OPERATORS =
            Set.of("prefix", "suffix", "anything-but", "exists", "numeric", "equals-ignore-case", "wildcard");

    private Rule() {}

    static void check(JsonNode rule, String field) {
        if (rule.isObject() && (rule.size() != 1 || !OPERATORS.containsAll(rule.propertyNames()))) {
            throw new IllegalArgumentException(
                    "unrecognized match type in '%s'; the sandbox knows %s".formatted(field, OPERATORS));
        }
    }

    static boolean matches(JsonNode rule, JsonNode value) {
        if (!rule.isObject()) {
            return equal(rule, value);
        }
        Map.Entry<String, JsonNode> only = rule.properties().iterator().next();
        JsonNode operand = only.getValue();
        return switch (only.getKey()) {
            case "exists" -> operand.booleanValue() != value.isMissingNode();
            case "prefix" -> value.isString() && value.stringValue().startsWith(operand.stringValue());
            case "suffix" -> value.isString() && value.stringValue().endsWith(operand.stringValue());
            case "equals-ignore-case" ->
                value.isString() && value.stringValue().equalsIgnoreCase(operand.stringValue());
            case "wildcard" -> value.isString() && wildcard(operand.stringValue(), value.stringValue());
            case "anything-but" -> !value.isMissingNode() && !anyOf(operand, value);
            case "numeric" -> value.isNumber() && numeric(operand, value.doubleValue());
            default -> false;
        };
    }

    private static boolean anyOf(JsonNode operand, JsonNode value) {
        return operand.isArray()
                ? operand.valueStream().anyMatch((each) -> matches(each, value))
                : matches(operand, value);
    }

    private static boolean equal(JsonNode rule, JsonNode value) {
        return rule.isNumber() && value.isNumber() ? rule.doubleValue() == value.doubleValue() : rule.equals(value);
    }

    private static boolean wildcard(String pattern, String value) {
        return value.matches("\\Q" + pattern.replace("*", "\\E.*\\Q") + "\\E");
    }

    private static boolean numeric(JsonNode comparisons, double value) {
        Iterator<JsonNode> parts = comparisons.iterator();
        while (parts.hasNext()) {
            String operator = parts.next().stringValue();
            double bound = parts.next().doubleValue();
            boolean holds = switch (operator) {
                case "=" -> value == bound;
                case "<" -> value < bound;
                case "<=" -> value <= bound;
                case ">" -> value > bound;
                case ">=" -> value >= bound;
                default -> false;
            };
            if (!holds) {
                return false;
            }
        }
        return true;
    }
}
