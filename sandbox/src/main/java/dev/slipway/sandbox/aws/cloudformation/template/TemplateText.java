package dev.slipway.sandbox.aws.cloudformation.template;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads a template's text into one tree, whether it is JSON or YAML; YAML's short forms ({@code !Sub}) become the long
 * ones ({@code Fn::Sub}).
 */
final class TemplateText {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final Set<String> SHORT_WITHOUT_PREFIX = Set.of("Ref", "Condition");

    private TemplateText() {}

    static ObjectNode read(String text) {
        JsonNode tree = text.stripLeading().startsWith("{") ? json(text) : yaml(text);
        if (tree instanceof ObjectNode object) {
            return object;
        }
        throw TemplateError.of("Template format error: unsupported structure.");
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JacksonException ex) {
            throw TemplateError.of(
                    "Template format error: JSON not well-formed. (line %d, column %d)",
                    ex.getLocation().getLineNr(), ex.getLocation().getColumnNr());
        }
    }

    private static JsonNode yaml(String text) {
        try {
            return new Compose(LoadSettings.builder().setLabel("template").build())
                    .composeString(text)
                    .map(TemplateText::node)
                    .orElse(NODES.nullNode());
        } catch (MarkedYamlEngineException ex) {
            String place = ex.getProblemMark()
                    .map((mark) -> " (line %d, column %d)".formatted(mark.getLine() + 1, mark.getColumn() + 1))
                    .orElse("");
            throw TemplateError.of("Template format error: YAML not well-formed.%s", place);
        } catch (YamlEngineException ex) {
            throw TemplateError.of("Template format error: YAML not well-formed. (%s)", ex);
        }
    }

    private static JsonNode node(Node node) {
        String tag = node.getTag().getValue();
        return tag.startsWith("!") && tag.length() > 1 ? function(tag.substring(1), plain(node)) : plain(node);
    }

    private static JsonNode function(String name, JsonNode argument) {
        if (SHORT_WITHOUT_PREFIX.contains(name)) {
            return NODES.objectNode().set(name, argument);
        }
        if (name.equals("GetAtt") && argument.isString()) {
            String text = argument.asString();
            int dot = text.indexOf('.');
            ArrayNode parts = NODES.arrayNode();
            parts.add(dot < 0 ? text : text.substring(0, dot));
            parts.add(dot < 0 ? "" : text.substring(dot + 1));
            return NODES.objectNode().set("Fn::GetAtt", parts);
        }
        return NODES.objectNode().set("Fn::" + name, argument);
    }

    private static JsonNode plain(Node node) {
        if (node instanceof MappingNode mapping) {
            return object(mapping);
        }
        if (node instanceof SequenceNode sequence) {
            ArrayNode array = NODES.arrayNode();
            sequence.getValue().forEach((item) -> array.add(node(item)));
            return array;
        }
        return scalar((ScalarNode) node);
    }

    private static ObjectNode object(MappingNode mapping) {
        ObjectNode object = NODES.objectNode();
        Set<String> names = new HashSet<>();
        for (NodeTuple entry : mapping.getValue()) {
            String name = entry.getKeyNode() instanceof ScalarNode key ? key.getValue() : "";
            if (name.isEmpty() || !names.add(name)) {
                throw TemplateError.of(
                        "Template format error: YAML not well-formed. (duplicate or empty key '%s')", name);
            }
            object.set(name, node(entry.getValueNode()));
        }
        return object;
    }

    /** Numbers keep their spelling ({@code 16.10} stays so), since most of them become text in the end. */
    private static JsonNode scalar(ScalarNode scalar) {
        String value = scalar.getValue();
        Tag tag = scalar.getTag();
        if (tag.equals(Tag.NULL)) {
            return NODES.nullNode();
        }
        if (tag.equals(Tag.BOOL)) {
            return NODES.booleanNode(Boolean.parseBoolean(value));
        }
        if ((tag.equals(Tag.INT) || tag.equals(Tag.FLOAT)) && value.matches("-?\\d+(\\.\\d+)?")) {
            return value.contains(".")
                    ? NODES.numberNode(new BigDecimal(value))
                    : NODES.numberNode(Long.parseLong(value));
        }
        return NODES.stringNode(value);
    }
}
