package dev.slipway.sandbox.aws.s3;

import dev.slipway.sandbox.aws.AwsError;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** S3's documents: maps become elements, and a list becomes one element for each of its items. */
final class S3Xml {

    private static final String NAMESPACE = "http://s3.amazonaws.com/doc/2006-03-01/";

    private S3Xml() {}

    static String document(String root, Map<String, ?> content) {
        try {
            StringWriter text = new StringWriter();
            XMLStreamWriter writer = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
            writer.writeStartDocument("UTF-8", "1.0");
            writer.writeStartElement(root);
            if (!root.equals("Error")) {
                writer.writeDefaultNamespace(NAMESPACE);
            }
            for (Map.Entry<String, ?> entry : content.entrySet()) {
                element(writer, entry.getKey(), entry.getValue());
            }
            writer.writeEndElement();
            writer.flush();
            return text.toString();
        } catch (XMLStreamException ex) {
            throw new IllegalStateException(ex);
        }
    }

    /** Returns the texts of all elements of a name in a document that a caller sent. */
    static List<String> texts(String document, String element) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            DocumentBuilder parser = factory.newDocumentBuilder();
            // Else the parser prints every bad document to standard error.
            parser.setErrorHandler(null);
            NodeList nodes =
                    parser.parse(new InputSource(new StringReader(document))).getElementsByTagName(element);
            List<String> texts = new ArrayList<>();
            for (int index = 0; index < nodes.getLength(); index++) {
                texts.add(nodes.item(index).getTextContent());
            }
            return texts;
        } catch (SAXException ex) {
            throw malformed();
        } catch (ParserConfigurationException | IOException ex) {
            throw new IllegalStateException(ex);
        }
    }

    private static AwsError malformed() {
        return AwsError.of(
                "MalformedXML",
                "The XML you provided was not well-formed or did not validate against our published schema");
    }

    private static void element(XMLStreamWriter writer, String name, @Nullable Object value) throws XMLStreamException {
        if (value == null) {
            return;
        }
        if (value instanceof Iterable<?> items) {
            for (Object item : items) {
                element(writer, name, item);
            }
            return;
        }
        writer.writeStartElement(name);
        if (value instanceof Map<?, ?> map) {
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                element(writer, String.valueOf(entry.getKey()), entry.getValue());
            }
        } else {
            writer.writeCharacters(String.valueOf(value));
        }
        writer.writeEndElement();
    }
}
