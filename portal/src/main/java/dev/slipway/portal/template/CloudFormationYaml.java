package dev.slipway.portal.template;

import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLParser;

/**
 * Reads CloudFormation's YAML so that nothing in it can hide: short forms such as {@code !Ref X} become long ones
 * ({@code {"Ref": "X"}}), and what two readers could understand differently is refused: aliases, merge keys,
 * keys that stand twice, second documents, and functions nobody has listed.
 */
final class CloudFormationYaml {

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final Set<String> BARE = Set.of("Ref", "Condition");
    private static final Set<String> FUNCTIONS = Set.of(
            "And",
            "Base64",
            "Cidr",
            "Equals",
            "FindInMap",
            "GetAZs",
            "GetAtt",
            "If",
            "Join",
            "Not",
            "Or",
            "Select",
            "Split",
            "Sub");

    private final Path file;
    private final YAMLParser parser;

    private CloudFormationYaml(Path file, YAMLParser parser) {
        this.file = file;
        this.parser = parser;
    }

    /** Reads a text; {@link BrokenTemplate} for what is refused. */
    static JsonNode read(Path file, String text) {
        try (YAMLParser parser = (YAMLParser) YAML.createParser(text)) {
            CloudFormationYaml reader = new CloudFormationYaml(file, parser);
            if (parser.nextToken() == null) {
                throw reader.refused("is empty.");
            }
            JsonNode tree = reader.value();
            if (parser.nextToken() != null) {
                throw reader.refused("holds more than one document.");
            }
            return tree;
        }
    }

    private JsonNode value() {
        String tag = tag();
        refuseSharing();
        JsonNode bare = bare();
        if (tag == null) {
            return bare;
        }
        if (BARE.contains(tag)) {
            return NODES.objectNode().set(tag, bare);
        }
        if (!FUNCTIONS.contains(tag)) {
            throw refused("uses '!%s', which is not allowed in a template.".formatted(tag));
        }
        return NODES.objectNode().set("Fn::" + tag, bare);
    }

    private JsonNode bare() {
        JsonToken token = this.parser.currentToken();
        return switch (token) {
            case START_OBJECT -> object();
            case START_ARRAY -> array();
            case VALUE_NULL -> NODES.nullNode();
            case VALUE_TRUE, VALUE_FALSE -> NODES.booleanNode(token == JsonToken.VALUE_TRUE);
            default -> NODES.stringNode(this.parser.getString());
        };
    }

    private ObjectNode object() {
        ObjectNode object = NODES.objectNode();
        while (this.parser.nextToken() != JsonToken.END_OBJECT) {
            String name = this.parser.currentName();
            if (name.equals("<<")) {
                throw refused("has a merge key ('<<'). Write out what it brings in.");
            }
            if (name.startsWith("Fn::") && !FUNCTIONS.contains(name.substring(4))) {
                throw refused("uses '%s', which is not allowed in a template.".formatted(name));
            }
            this.parser.nextToken();
            object.set(name, value());
        }
        return object;
    }

    private ArrayNode array() {
        ArrayNode array = NODES.arrayNode();
        while (this.parser.nextToken() != JsonToken.END_ARRAY) {
            array.add(value());
        }
        return array;
    }

    /** YAML's own tags say nothing new about a value and are left to the parser. */
    private @Nullable String tag() {
        Object type = ((JsonParser) this.parser).getTypeId();
        String tag = type == null ? "" : type.toString();
        String name = tag.startsWith("!") ? tag.substring(1) : tag;
        return name.isEmpty() || name.startsWith("tag:yaml.org") || name.startsWith("!") ? null : name;
    }

    private void refuseSharing() {
        if (this.parser.isCurrentAlias()) {
            throw refused("has an alias. Write the value out at each place.");
        }
    }

    private BrokenTemplate refused(String reason) {
        return new BrokenTemplate(this.file, reason);
    }
}
