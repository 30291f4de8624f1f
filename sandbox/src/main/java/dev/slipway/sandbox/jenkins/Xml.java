package dev.slipway.sandbox.jenkins;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** The XML that Jenkins keeps its configuration in: read without document types and outside entities. */
final class Xml {

    private Xml() {}

    static Element parse(String text) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            DocumentBuilder builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            return builder.parse(new InputSource(new StringReader(text))).getDocumentElement();
        } catch (SAXException | IOException ex) {
            throw new Refusal(500, "", "A problem occurred while processing the request");
        } catch (ParserConfigurationException ex) {
            throw new IllegalStateException("This JVM's XML parser cannot be made safe.", ex);
        }
    }

    /** Finds the first element of a path of child names. */
    static Optional<Element> find(Element from, String... path) {
        Element at = from;
        for (String name : path) {
            Optional<Element> next = children(at).stream()
                    .filter((child) -> child.getTagName().equals(name))
                    .findFirst();
            if (next.isEmpty()) {
                return Optional.empty();
            }
            at = next.get();
        }
        return Optional.of(at);
    }

    /** Returns the text of the first element of a path, or empty. */
    static String text(Element from, String... path) {
        return find(from, path).map(Element::getTextContent).map(String::strip).orElse("");
    }

    static List<Element> children(Element of) {
        List<Element> children = new ArrayList<>();
        for (Node node = of.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element child) {
                children.add(child);
            }
        }
        return children;
    }

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
