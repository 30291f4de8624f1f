package dev.slipway.portal.template;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One parameter of a template, as people are asked it.
 *
 * @param name name of the parameter
 * @param title short words for it
 * @param description what it does; may be empty
 * @param kind how it is asked
 * @param choices the answers to choose from; empty for other kinds
 * @param preset the answer when none is given; empty for none
 */
public record Question(String name, String title, String description, Kind kind, List<String> choices, String preset) {

    /** The ways to ask. */
    public enum Kind {
        /** One of a few answers. */
        CHOICE,
        /** Yes or no. */
        FLAG,
        /** A whole number or a fraction. */
        NUMBER,
        /** One line of text. */
        TEXT
    }

    /** Copies the choices. */
    public Question {
        choices = List.copyOf(choices);
    }

    /** Returns the questions of a template, in its order. */
    public static List<Question> of(Manifest manifest) {
        return manifest.parameters().get("properties") instanceof Map<?, ?> properties
                ? properties.entrySet().stream()
                        .map((property) -> of(String.valueOf(property.getKey()), property.getValue()))
                        .toList()
                : List.of();
    }

    /**
     * Returns a form's text as a value of the parameter's type. What is not of the type stays a text, so that the
     * schema refuses it with its own words.
     */
    public Object answer(String text) {
        if (this.kind == Kind.FLAG) {
            return Boolean.valueOf(text);
        }
        if (this.kind != Kind.NUMBER) {
            return text;
        }
        if (text.matches("-?\\d{1,15}")) {
            return Long.valueOf(text);
        }
        return text.matches("-?\\d{1,15}\\.\\d{1,15}") ? (Object) Double.valueOf(text) : text;
    }

    private static Question of(String name, @Nullable Object property) {
        Map<?, ?> schema = property instanceof Map<?, ?> map ? map : Map.of();
        List<String> choices = schema.get("enum") instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
        String title = text(schema, "title");
        return new Question(
                name,
                title.isEmpty() ? name : title,
                text(schema, "description"),
                kind(text(schema, "type"), choices),
                choices,
                text(schema, "default"));
    }

    private static Kind kind(String type, List<String> choices) {
        if (!choices.isEmpty()) {
            return Kind.CHOICE;
        }
        return switch (type) {
            case "boolean" -> Kind.FLAG;
            case "integer", "number" -> Kind.NUMBER;
            default -> Kind.TEXT;
        };
    }

    private static String text(Map<?, ?> schema, String key) {
        return Objects.toString(schema.get(key), "");
    }
}
