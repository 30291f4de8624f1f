package dev.slipway.sandbox.aws.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads XML as the tree that its shape describes; an element without a place becomes a member of its own name. */
final class XmlReader {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private XmlReader() {}

    static ObjectNode structure(Element element, Shape shape) {
        ObjectNode structure = NODES.objectNode();
        Map<String, Member> members = shape.members().values().stream()
                .collect(Collectors.toMap(XmlReader::elementName, (member) -> member, (first, second) -> first));
        for (Element child : children(element)) {
            Member member = members.get(child.getLocalName());
            if (member == null) {
                structure.put(child.getLocalName(), child.getTextContent());
            } else if (member.shape().type().equals("list") && member.flattened()) {
                ArrayNode list = structure.withArray("/" + member.name());
                list.add(value(child, member.shape().element().shape()));
            } else {
                structure.set(member.name(), value(child, member.shape()));
            }
        }
        return structure;
    }

    static List<Element> children(Element element) {
        List<Element> children = new ArrayList<>();
        for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element child) {
                children.add(child);
            }
        }
        return children;
    }

    private static JsonNode value(Element element, Shape shape) {
        return switch (shape.type()) {
            case "structure" -> structure(element, shape);
            case "list" -> list(element, shape);
            case "map" -> map(element, shape);
            default -> Scalars.read(element.getTextContent(), shape);
        };
    }

    private static JsonNode list(Element element, Shape shape) {
        ArrayNode list = NODES.arrayNode();
        String name = shape.element().wireName();
        for (Element child : children(element)) {
            list.add(
                    child.getLocalName().equals(name)
                            ? value(child, shape.element().shape())
                            : NODES.objectNode().put(child.getLocalName(), "instead of " + name));
        }
        return list;
    }

    private static JsonNode map(Element element, Shape shape) {
        ObjectNode map = NODES.objectNode();
        for (Element entry : children(element)) {
            List<Element> pair = children(entry);
            map.set(
                    pair.get(0).getTextContent(),
                    value(pair.get(1), shape.value().shape()));
        }
        return map;
    }

    private static String elementName(Member member) {
        boolean flattened = member.shape().type().equals("list") && member.flattened();
        String own = member.wireName();
        return flattened && own.equals(member.name()) ? member.shape().element().wireNameOr(own) : own;
    }
}
