package dev.slipway.sandbox.proof.contracts.aws;

import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Makes the smallest value of a shape: what is required, and nothing else. */
final class SampleValue {

    private static final int DEEPEST = 6;
    /** One of them fits most patterns. Where none does, the value is refused together with what was meant to be. */
    private static final List<String> TEXTS = List.of(
            "shop",
            "123456789012",
            "arn:aws:iam::123456789012:role/shop",
            "sha256:" + "a".repeat(64),
            "2026-01-01",
            "1",
            "ecs");

    private final PublishedModel model;

    SampleValue(PublishedModel model) {
        this.model = model;
    }

    JsonNode of(JsonNode shape) {
        return of(shape, 0);
    }

    private JsonNode of(JsonNode shape, int depth) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        return switch (shape.path("type").asString("structure")) {
            case "structure" -> structure(shape, depth);
            case "list" -> list(shape, depth);
            case "map" -> nodes.objectNode();
            case "boolean" -> nodes.booleanNode(true);
            case "integer", "long" -> nodes.numberNode(shape.path("min").asLong(1));
            case "float", "double" -> nodes.numberNode(shape.path("min").asDouble(1));
            case "timestamp" -> nodes.numberNode(1_700_000_000L);
            default -> nodes.stringNode(text(shape));
        };
    }

    private ObjectNode structure(JsonNode shape, int depth) {
        ObjectNode value = JsonNodeFactory.instance.objectNode();
        if (depth < DEEPEST) {
            for (JsonNode required : shape.path("required")) {
                JsonNode member = shape.path("members").path(required.asString());
                value.set(required.asString(), of(this.model.referred(member), depth + 1));
            }
        }
        return value;
    }

    private ArrayNode list(JsonNode shape, int depth) {
        ArrayNode value = JsonNodeFactory.instance.arrayNode();
        for (int i = 0; i < shape.path("min").asInt(0); i++) {
            value.add(of(this.model.referred(shape.path("member")), depth + 1));
        }
        return value;
    }

    private static String text(JsonNode shape) {
        if (shape.path("enum").size() > 0) {
            return shape.path("enum").path(0).asString();
        }
        Pattern pattern = Pattern.compile(shape.path("pattern").asString(".*"), Pattern.DOTALL);
        return TEXTS.stream()
                .filter((text) -> pattern.matcher(text).matches())
                .filter((text) -> text.length() >= shape.path("min").asInt(0))
                .findFirst()
                .orElseGet(() -> "x".repeat(Math.max(1, shape.path("min").asInt(1))));
    }
}
