package dev.slipway.sandbox.aws.model;

import dev.slipway.sandbox.aws.model.Violation.Kind;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Holds texts, numbers, times and bytes against their shapes, with the messages of AWS's own validation. */
final class ScalarCheck {

    private ScalarCheck() {}

    static Optional<Violation> of(String path, JsonNode value, Shape shape) {
        return switch (shape.type()) {
            case "string" -> value.isString() ? text(path, value.stringValue(), shape) : other(path, value, "a string");
            case "integer", "long" ->
                value.isIntegralNumber()
                        ? bounds(path, value.toString(), value.asDouble(), "value", shape)
                        : other(path, value, "an integer");
            case "float", "double" ->
                value.isNumber()
                        ? bounds(path, value.toString(), value.asDouble(), "value", shape)
                        : other(path, value, "a number");
            case "boolean" -> value.isBoolean() ? Optional.empty() : other(path, value, "a boolean");
            case "timestamp" -> value.isNumber() || value.isString() ? Optional.empty() : other(path, value, "a time");
            case "blob" -> value.isString() ? bytes(path, value, shape) : other(path, value, "base64 text");
            default -> Optional.empty();
        };
    }

    static Optional<Violation> text(String path, String text, Shape shape) {
        if (!shape.choices().isEmpty() && !shape.choices().contains(text)) {
            return broken(path, text, "Member must satisfy enum value set: " + shape.choices());
        }
        return bounds(path, text, text.codePointCount(0, text.length()), "length", shape)
                .or(() -> shape.pattern()
                        .filter((pattern) -> !pattern.matcher(text).matches())
                        .flatMap((pattern) ->
                                broken(path, text, "Member must satisfy regular expression pattern: " + pattern)));
    }

    /** Holds a length or a number against the least and the most that the shape allows. */
    static Optional<Violation> bounds(String path, String shown, double measure, String what, Shape shape) {
        if (shape.least().filter((least) -> measure < least).isPresent()) {
            return broken(path, shown, bound(what, "greater", shape.least().get()));
        }
        if (shape.most().filter((most) -> measure > most).isPresent()) {
            return broken(path, shown, bound(what, "less", shape.most().get()));
        }
        return Optional.empty();
    }

    static Violation wrongType(String path, JsonNode value, String type) {
        return new Violation(
                Kind.TYPE,
                path,
                "%s at '%s' can not be converted to %s"
                        .formatted(value.getNodeType().name().toLowerCase(Locale.ROOT), path, type));
    }

    private static Optional<Violation> bytes(String path, JsonNode value, Shape shape) {
        try {
            byte[] bytes = Base64.getDecoder().decode(value.stringValue());
            return bounds(path, bytes.length + " bytes", bytes.length, "length", shape);
        } catch (IllegalArgumentException ex) {
            return other(path, value, "bytes: " + ex.getMessage());
        }
    }

    private static String bound(String what, String direction, double limit) {
        return "Member must have %s %s than or equal to %.0f".formatted(what, direction, limit);
    }

    private static Optional<Violation> other(String path, JsonNode value, String type) {
        return Optional.of(wrongType(path, value, type));
    }

    /** Values may be long, or secrets: those are not shown. */
    private static Optional<Violation> broken(String path, String shown, String rule) {
        return Optional.of(new Violation(
                Kind.CONSTRAINT,
                path,
                "Value '%s' at '%s' failed to satisfy constraint: %s".formatted(shown(path, shown), path, rule)));
    }

    private static String shown(String path, String value) {
        if (path.toLowerCase(Locale.ROOT).matches(".*(password|secret|token).*") && !path.endsWith("secretId")) {
            return "***";
        }
        return value.length() > 200 ? value.substring(0, 200) + "…" : value;
    }
}
