package dev.slipway.sandbox.aws.cloudformation;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Hands a stack's tags on to a resource; the resource's own come first. */
final class StackTags {

    private StackTags() {}

    static JsonNode addedTo(JsonNode properties, Map<String, String> tags, boolean taggable) {
        if (!taggable || tags.isEmpty() || !(properties instanceof ObjectNode object)) {
            return properties;
        }
        Map<String, String> all = new LinkedHashMap<>(tags);
        properties
                .path("Tags")
                .forEach((tag) ->
                        all.put(tag.path("Key").asString(""), tag.path("Value").asString("")));
        ObjectNode tagged = object.deepCopy();
        ArrayNode list = tagged.putArray("Tags");
        all.forEach((key, value) -> list.addObject().put("Key", key).put("Value", value));
        return tagged;
    }
}
