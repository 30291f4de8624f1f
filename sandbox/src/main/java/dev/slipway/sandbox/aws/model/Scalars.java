package dev.slipway.sandbox.aws.model;

import java.math.BigDecimal;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Reads a text of a form, a header or an element as its shape has it; what is none stays a text. */
final class Scalars {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private Scalars() {}

    static JsonNode read(String text, Shape shape) {
        return switch (shape.type()) {
            case "boolean" ->
                text.equals("true") || text.equals("false")
                        ? NODES.booleanNode(Boolean.parseBoolean(text))
                        : NODES.stringNode(text);
            case "integer", "long" ->
                text.matches("-?\\d{1,18}") ? NODES.numberNode(Long.parseLong(text)) : NODES.stringNode(text);
            case "float", "double" ->
                text.matches("-?\\d+(\\.\\d+)?([eE][-+]?\\d+)?")
                        ? NODES.numberNode(new BigDecimal(text))
                        : NODES.stringNode(text);
            default -> NODES.stringNode(text);
        };
    }
}
