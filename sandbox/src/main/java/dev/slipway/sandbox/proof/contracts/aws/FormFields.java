package dev.slipway.sandbox.proof.contracts.aws;

import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Flattens a value into the fields of a form, as the query protocol writes lists and structures. */
final class FormFields {

    private final PublishedModel model;
    private final Map<String, String> fields;

    /**
     * @param model model of the service
     * @param fields takes the fields
     */
    FormFields(PublishedModel model, Map<String, String> fields) {
        this.model = model;
        this.fields = fields;
    }

    void add(JsonNode value, JsonNode shape, String prefix) {
        switch (shape.path("type").asString("")) {
            case "structure" ->
                value.forEachEntry((name, inner) -> {
                    JsonNode reference = shape.path("members").path(name);
                    JsonNode member = this.model.referred(reference);
                    add(inner, member, joined(prefix, nameOf(name, reference, member)));
                });
            case "list" -> {
                int number = 1;
                String each = shape.path("flattened").asBoolean(false)
                        ? prefix
                        : prefix + "."
                                + shape.path("member").path("locationName").asString("member");
                for (JsonNode element : value) {
                    add(element, this.model.referred(shape.path("member")), each + "." + number++);
                }
            }
            case "map" -> {}
            default -> this.fields.put(prefix, value.asString(""));
        }
    }

    private static String nameOf(String name, JsonNode reference, JsonNode member) {
        if (member.path("flattened").asBoolean(false) && member.path("member").has("locationName")) {
            return member.path("member").path("locationName").asString();
        }
        return reference.path("locationName").asString(name);
    }

    private static String joined(String prefix, String name) {
        return prefix.isEmpty() ? name : prefix + "." + name;
    }
}
