package dev.slipway.sandbox.aws;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Input of a JSON operation, read by member name; what is missing or of the wrong form is refused.
 *
 * @param tree the input
 * @param refusal the service's error code for bad input, such as {@code InvalidParameterException}
 */
public record JsonInput(JsonNode tree, String refusal) {

    /** Returns a member's text, refusing input without it. */
    public String required(String name) {
        String value = text(name);
        if (value == null || value.isEmpty()) {
            throw AwsError.of(this.refusal, "The parameter '%s' is required.".formatted(name));
        }
        return value;
    }

    /** Returns a member's text, or null. */
    public @Nullable String text(String name) {
        JsonNode value = this.tree.path(name);
        return value.isMissingNode() || value.isNull() ? null : value.asString();
    }

    /** Returns a member's text, or a default. */
    public String text(String name, String otherwise) {
        String value = text(name);
        return value == null ? otherwise : value;
    }

    /** Returns a member's number, or a default. */
    public int number(String name, int otherwise) {
        return this.tree.path(name).asInt(otherwise);
    }

    /** Returns whether a member is true. */
    public boolean flag(String name) {
        return this.tree.path(name).asBoolean(false);
    }

    /** Returns whether a member was given. */
    public boolean has(String name) {
        return this.tree.hasNonNull(name);
    }

    /** Returns a list of texts, empty when it was not given. */
    public List<String> texts(String name) {
        return items(name).stream().map((item) -> item.tree().asString()).toList();
    }

    /** Returns a list of structures, empty when it was not given. */
    public List<JsonInput> items(String name) {
        return StreamSupport.stream(this.tree.path(name).spliterator(), false)
                .map((item) -> new JsonInput(item, this.refusal))
                .toList();
    }

    /** Returns a structure, an empty one when it was not given. */
    public JsonInput member(String name) {
        return new JsonInput(this.tree.path(name), this.refusal);
    }

    /** Returns a list of pairs as a map, for example of tags with the members {@code key} and {@code value}. */
    public Map<String, String> pairs(String name, String key, String value) {
        Map<String, String> pairs = new LinkedHashMap<>();
        items(name).forEach((pair) -> pairs.put(pair.required(key), pair.text(value, "")));
        return pairs;
    }
}
