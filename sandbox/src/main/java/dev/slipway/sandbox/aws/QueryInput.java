package dev.slipway.sandbox.aws;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Input of a query operation, read by member name.
 *
 * @param form the flat form
 * @param prefix what stands before the names of this structure's members, empty at the top
 */
public record QueryInput(Map<String, String> form, String prefix) {

    /** Reads the whole input. */
    public static QueryInput of(Map<String, String> form) {
        return new QueryInput(form, "");
    }

    /** Returns a member's text, refusing input without it. */
    public String required(String name) {
        String value = text(name);
        if (value == null || value.isEmpty()) {
            throw AwsError.of("ValidationError", "The parameter '%s%s' is required.".formatted(this.prefix, name));
        }
        return value;
    }

    /** Returns a member's text, or null. */
    public @Nullable String text(String name) {
        return this.form.get(this.prefix + name);
    }

    /** Returns a member's text, or a default. */
    public String text(String name, String otherwise) {
        String value = text(name);
        return value == null ? otherwise : value;
    }

    /** Returns a member's number, or a default. */
    public int number(String name, int otherwise) {
        String value = text(name);
        try {
            return value == null ? otherwise : Integer.parseInt(value);
        } catch (NumberFormatException ex) {
            throw AwsError.of("ValidationError", "'%s' is not a number for '%s'.".formatted(value, name));
        }
    }

    /** Returns whether a member is true. */
    public boolean flag(String name) {
        return Boolean.parseBoolean(text(name));
    }

    /** Returns a list of texts, empty when it was not given. */
    public List<String> texts(String name) {
        return texts(name, "member");
    }

    /** Returns a list of texts whose elements have a name of their own, as RDS has them. */
    public List<String> texts(String name, String element) {
        List<String> values = new ArrayList<>();
        for (int index = 1; ; index++) {
            String value = text(name + "." + element + "." + index);
            if (value == null) {
                return values;
            }
            values.add(value);
        }
    }

    /** Returns a list of structures, empty when it was not given. */
    public List<QueryInput> items(String name) {
        return items(name, "member");
    }

    /** Returns a list of structures whose elements have a name of their own, as RDS has them. */
    public List<QueryInput> items(String name, String element) {
        List<QueryInput> values = new ArrayList<>();
        for (int index = 1; ; index++) {
            String start = this.prefix + name + "." + element + "." + index + ".";
            if (this.form.keySet().stream().noneMatch((key) -> key.startsWith(start))) {
                return values;
            }
            values.add(new QueryInput(this.form, start));
        }
    }

    /** Returns a structure, an empty one when it was not given. */
    public QueryInput member(String name) {
        return new QueryInput(this.form, this.prefix + name + ".");
    }

    /** Returns a list of pairs, whose elements have a name of their own, as a map. */
    public Map<String, String> pairs(String name, String element, String key, String value) {
        Map<String, String> pairs = new LinkedHashMap<>();
        items(name, element).forEach((pair) -> pairs.put(pair.required(key), pair.text(value, "")));
        return pairs;
    }

    /** Returns a list of pairs as a map, for example of tags with the members {@code Key} and {@code Value}. */
    public Map<String, String> pairs(String name, String key, String value) {
        return pairs(name, "member", key, value);
    }
}
