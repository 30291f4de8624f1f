package dev.slipway.sandbox.aws.cloudformation.resource;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Evaluated properties of a resource, read by name.
 *
 * @param tree the properties
 */
public record Properties(JsonNode tree) {

    /** Returns whether a property was given. */
    public boolean has(String name) {
        return this.tree.hasNonNull(name);
    }

    /** Returns a text, or null. */
    public @Nullable String text(String name) {
        return has(name) ? this.tree.get(name).asString() : null;
    }

    /** Returns a text, or a default. */
    public String text(String name, String otherwise) {
        return has(name) ? this.tree.get(name).asString() : otherwise;
    }

    /** Returns a whole number, or null. */
    public @Nullable Integer number(String name) {
        return has(name) ? Integer.valueOf(this.tree.get(name).asString()) : null;
    }

    /** Returns whether a property is true; absent means no. */
    public boolean flag(String name) {
        return has(name) && Boolean.parseBoolean(this.tree.get(name).asString());
    }

    /** Returns a structure as JSON text; a text stays as it is. */
    public @Nullable String json(String name) {
        if (!has(name)) {
            return null;
        }
        JsonNode value = this.tree.get(name);
        return value.isString() ? value.asString() : value.toString();
    }

    /** Returns a list of texts, empty when it was not given; one text counts as a list of one. */
    public List<String> texts(String name) {
        JsonNode value = this.tree.path(name);
        return value.isString()
                ? List.of(value.asString())
                : value.valueStream().map(JsonNode::asString).toList();
    }

    /** Returns a list of structures, empty when it was not given. */
    public List<Properties> items(String name) {
        return this.tree.path(name).valueStream().map(Properties::new).toList();
    }

    /** Returns a structure, an empty one when it was not given. */
    public Properties member(String name) {
        return new Properties(this.tree.path(name));
    }

    /** Returns the tags, in whichever of CloudFormation's two forms they stand. */
    public Map<String, String> tags() {
        Map<String, String> tags = new LinkedHashMap<>();
        JsonNode value = this.tree.path("Tags");
        if (value.isArray()) {
            value.forEach((tag) ->
                    tags.put(tag.path("Key").asString(""), tag.path("Value").asString("")));
        } else {
            value.propertyStream()
                    .forEach((tag) -> tags.put(tag.getKey(), tag.getValue().asString()));
        }
        return tags;
    }
}
