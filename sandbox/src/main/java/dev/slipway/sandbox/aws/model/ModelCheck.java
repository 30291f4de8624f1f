package dev.slipway.sandbox.aws.model;

import dev.slipway.sandbox.aws.model.Violation.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Holds one value against its shape, to the bottom. */
final class ModelCheck {

    private final List<Violation> violations = new ArrayList<>();

    private ModelCheck() {}

    /** Returns all that a value has against its shape, in the order of the value's members. */
    static List<Violation> of(JsonNode value, Shape shape) {
        ModelCheck check = new ModelCheck();
        check.value("", value, shape);
        return List.copyOf(check.violations);
    }

    private void value(String path, JsonNode value, Shape shape) {
        switch (shape.type()) {
            case "structure" -> structure(path, value, shape);
            case "list" -> list(path, value, shape);
            case "map" -> map(path, value, shape);
            default -> ScalarCheck.of(path, value, shape).ifPresent(this.violations::add);
        }
    }

    private void structure(String path, JsonNode value, Shape shape) {
        if (!value.isObject()) {
            wrongType(path, value, "a structure");
            return;
        }
        for (String required : shape.required()) {
            if (!value.hasNonNull(required)) {
                missing(below(path, required));
            }
        }
        for (Map.Entry<String, JsonNode> entry : value.properties()) {
            Member member = shape.members().get(entry.getKey());
            if (member == null) {
                unknown(below(path, entry.getKey()), shape);
            } else if (!entry.getValue().isNull()) {
                value(below(path, entry.getKey()), entry.getValue(), member.shape());
            }
        }
        if (shape.union() && value.size() != 1) {
            this.violations.add(new Violation(
                    Kind.CONSTRAINT,
                    path,
                    "Value at '%s' failed to satisfy constraint: Member must have exactly one of %s"
                            .formatted(path, shape.members().keySet())));
        }
    }

    private void list(String path, JsonNode value, Shape shape) {
        if (!value.isArray()) {
            wrongType(path, value, "a list");
            return;
        }
        size(path, value, shape);
        int position = 1;
        for (JsonNode element : value) {
            value(
                    "%s.%d.member".formatted(path, position++),
                    element,
                    shape.element().shape());
        }
    }

    private void map(String path, JsonNode value, Shape shape) {
        if (!value.isObject()) {
            wrongType(path, value, "a map");
            return;
        }
        size(path, value, shape);
        for (Map.Entry<String, JsonNode> entry : value.properties()) {
            ScalarCheck.text(path + ".key", entry.getKey(), shape.key().shape()).ifPresent(this.violations::add);
            value(
                    "%s.%s.member".formatted(path, entry.getKey()),
                    entry.getValue(),
                    shape.value().shape());
        }
    }

    private void size(String path, JsonNode value, Shape shape) {
        ScalarCheck.bounds(path, value.toString(), value.size(), "length", shape)
                .ifPresent(this.violations::add);
    }

    private void missing(String path) {
        this.violations.add(new Violation(
                Kind.MISSING,
                path,
                "Value null at '%s' failed to satisfy constraint: Member must not be null".formatted(path)));
    }

    private void unknown(String path, Shape shape) {
        this.violations.add(new Violation(
                Kind.UNKNOWN,
                path,
                "Unknown parameter '%s', must be one of: %s"
                        .formatted(path, String.join(", ", shape.members().keySet()))));
    }

    private void wrongType(String path, JsonNode value, String type) {
        this.violations.add(ScalarCheck.wrongType(path, value, type));
    }

    private static String below(String path, String member) {
        String name = member.substring(0, 1).toLowerCase(Locale.ROOT) + member.substring(1);
        return path.isEmpty() ? name : path + "." + name;
    }
}
