package dev.slipway.sandbox.aws.cloudformation.template;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Works out the functions in a piece of a template; what is {@code AWS::NoValue} is left out. */
public final class Evaluator {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Scope scope;
    private final ConditionEvaluator conditions;

    /** @param scope what names stand for */
    public Evaluator(Scope scope) {
        this.scope = scope;
        this.conditions = new ConditionEvaluator(this, scope);
    }

    /** Returns the value of a node, or null for no value. */
    public @Nullable JsonNode evaluate(JsonNode node) {
        Optional<String> function = Functions.calledBy(node);
        if (function.isPresent()) {
            return call(function.get(), node.get(function.get()));
        }
        if (node.isObject()) {
            return object(node);
        }
        return node.isArray() ? array(node) : node;
    }

    /** Returns the value of a node as text. */
    public String text(JsonNode node) {
        JsonNode value = evaluate(node);
        if (value == null || value.isContainer()) {
            throw TemplateError.of("Template error: a text is expected, and this is not one: %s", node);
        }
        return value.asString();
    }

    private JsonNode object(JsonNode node) {
        ObjectNode result = NODES.objectNode();
        node.propertyStream().forEach((member) -> {
            JsonNode value = evaluate(member.getValue());
            if (value != null) {
                result.set(member.getKey(), value);
            }
        });
        return result;
    }

    private ArrayNode array(JsonNode node) {
        ArrayNode result = NODES.arrayNode();
        for (JsonNode item : node) {
            JsonNode value = evaluate(item);
            if (value != null) {
                result.add(value);
            }
        }
        return result;
    }

    private @Nullable JsonNode call(String function, JsonNode argument) {
        return switch (function) {
            case Functions.REF -> reference(argument.asString(""));
            case Functions.GET_ATT -> attribute(argument);
            case Functions.SUB -> NODES.stringNode(substitute(argument));
            case Functions.IF -> evaluate(Choice.of(argument).taken(this.scope));
            case "Fn::Join" -> join(argument);
            case "Fn::Select" -> select(argument);
            case "Fn::Split" -> split(argument);
            case "Fn::FindInMap" -> findInMap(argument);
            case "Fn::Base64" ->
                NODES.stringNode(
                        Base64.getEncoder().encodeToString(text(argument).getBytes(StandardCharsets.UTF_8)));
            case "Fn::GetAZs" ->
                NODES.arrayNode().add("eu-central-1a").add("eu-central-1b").add("eu-central-1c");
            case "Fn::ImportValue" -> this.scope.imported(text(argument));
            default -> NODES.booleanNode(this.conditions.holds(function, argument));
        };
    }

    private @Nullable JsonNode reference(String name) {
        return name.equals(Functions.NO_VALUE) ? null : this.scope.reference(name);
    }

    private JsonNode attribute(JsonNode argument) {
        GetAtt name = GetAtt.of(argument);
        return this.scope.attribute(name.resource(), text(name.attribute()));
    }

    private String substitute(JsonNode argument) {
        Substitution substitution = Substitution.of(argument);
        return substitution.apply((name) -> {
            if (substitution.values().has(name)) {
                return text(substitution.values().get(name));
            }
            int dot = name.indexOf('.');
            JsonNode value = dot < 0
                    ? this.scope.reference(name)
                    : this.scope.attribute(name.substring(0, dot), name.substring(dot + 1));
            return joined(value, ",");
        });
    }

    private JsonNode join(JsonNode argument) {
        JsonNode parts = Functions.list(
                argument,
                2,
                2,
                "every Fn::Join object requires two parameters, (1) a string delimiter and (2) a list of strings to be "
                        + "joined or a function that returns a list of strings (such as Fn::GetAZs) to be joined.");
        return NODES.stringNode(joined(list(parts.get(1)), parts.get(0).asString("")));
    }

    private JsonNode select(JsonNode argument) {
        JsonNode parts = Functions.list(
                argument, 2, 2, "Fn::Select requires a list argument with two elements: an integer index and a list");
        String index = text(parts.get(0));
        JsonNode list = list(parts.get(1));
        if (!index.matches("\\d{1,4}") || Integer.parseInt(index) >= list.size()) {
            throw TemplateError.of("Template error: Fn::Select cannot select nonexistent value at index %s", index);
        }
        return list.get(Integer.parseInt(index));
    }

    private JsonNode split(JsonNode argument) {
        JsonNode parts = Functions.list(
                argument, 2, 2, "every Fn::Split object requires two parameters, (1) a delimiter and (2) a string");
        ArrayNode result = NODES.arrayNode();
        for (String part : text(parts.get(1)).split(Pattern.quote(parts.get(0).asString("")), -1)) {
            result.add(part);
        }
        return result;
    }

    private JsonNode findInMap(JsonNode argument) {
        JsonNode parts = Functions.list(
                argument,
                3,
                3,
                "every Fn::FindInMap object requires three parameters, the map name, map key and the attribute for return value");
        return this.scope.mapping(text(parts.get(0)), text(parts.get(1)), text(parts.get(2)));
    }

    private JsonNode list(JsonNode node) {
        JsonNode list = evaluate(node);
        if (list == null || !list.isArray()) {
            throw TemplateError.of("Template error: a list is expected, and this is not one: %s", node);
        }
        return list;
    }

    private static String joined(JsonNode value, String delimiter) {
        return value.isArray()
                ? value.valueStream().map(JsonNode::asString).collect(Collectors.joining(delimiter))
                : value.asString();
    }
}
