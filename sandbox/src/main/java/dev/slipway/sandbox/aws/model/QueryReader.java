package dev.slipway.sandbox.aws.model;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads the flat form of a query request as the tree that its shape describes. */
final class QueryReader {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final List<String> PROTOCOL = List.of("Action", "Version");

    private final Map<String, String> form;
    private final Set<String> read = new HashSet<>(PROTOCOL);

    private QueryReader(Map<String, String> form) {
        this.form = form;
    }

    /** Returns the input; a field that the shape has no place for becomes a member of its own name. */
    static ObjectNode read(Map<String, String> form, Shape shape) {
        QueryReader reader = new QueryReader(form);
        ObjectNode input = reader.structure("", shape);
        Set<String> left = new TreeSet<>(form.keySet());
        left.removeAll(reader.read);
        left.forEach((name) -> input.put(name, form.get(name)));
        return input;
    }

    private ObjectNode structure(String prefix, Shape shape) {
        ObjectNode structure = NODES.objectNode();
        for (Member member : shape.members().values()) {
            String key = prefix + member.wireName();
            if (present(key)) {
                structure.set(member.name(), value(key, member));
            }
        }
        return structure;
    }

    private JsonNode value(String key, Member member) {
        Shape shape = member.shape();
        this.read.add(key);
        return switch (shape.type()) {
            case "structure" -> structure(key + ".", shape);
            case "list" ->
                list(member.flattened() ? key : key + "." + shape.element().wireName(), shape);
            case "map" -> map(member.flattened() ? key : key + ".entry", shape);
            default -> Scalars.read(this.form.getOrDefault(key, ""), shape);
        };
    }

    private ArrayNode list(String key, Shape shape) {
        ArrayNode list = NODES.arrayNode();
        for (int index = 1; present(key + "." + index); index++) {
            list.add(value(key + "." + index, shape.element()));
        }
        return list;
    }

    private ObjectNode map(String key, Shape shape) {
        ObjectNode map = NODES.objectNode();
        for (int index = 1; present(key + "." + index); index++) {
            String entry = key + "." + index + ".";
            String name = entry + shape.key().wireName();
            this.read.add(name);
            map.set(
                    this.form.getOrDefault(name, ""),
                    value(entry + shape.value().wireName(), shape.value()));
        }
        return map;
    }

    private boolean present(String key) {
        return this.form.containsKey(key) || this.form.keySet().stream().anyMatch((name) -> name.startsWith(key + "."));
    }
}
