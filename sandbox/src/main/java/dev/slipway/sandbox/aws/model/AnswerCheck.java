package dev.slipway.sandbox.aws.model;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Holds one answer against the model of its operation: status, body, and for refusals the documented errors. */
public final class AnswerCheck {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final int PARTIAL_CONTENT = 206;

    /**
     * Where nothing may be said otherwise than the model has it: DynamoDB answers 0, or an empty map for "nothing is left",
     * where its model wants at least 1; ElasticMQ leaves an empty list of failures out.
     */
    private static final Set<String> NOTHING_ALL_THE_SAME =
            Set.of("numberOfDecreasesToday", "unprocessedItems", "unprocessedKeys", "failed");

    private final Operation operation;
    private final Map<String, String> headers;
    private final String body;

    private AnswerCheck(Operation operation, Map<String, String> headers, String body) {
        this.operation = operation;
        this.headers = headers;
        this.body = body;
    }

    /**
     * Returns what an answer has against the model; nothing if all is well.
     *
     * @param operation what was asked for
     * @param status HTTP status
     * @param headers first values of the headers, found by names in any case
     * @param body the body
     */
    public static List<String> differences(Operation operation, int status, Map<String, String> headers, String body) {
        AnswerCheck check = new AnswerCheck(operation, headers, body);
        try {
            return status < 300 ? check.success(status) : status >= 400 ? check.refusal(status) : List.of();
        } catch (JacksonException | SAXException ex) {
            return List.of("The body cannot be read: " + ex.getMessage());
        }
    }

    private List<String> success(int status) throws SAXException {
        List<String> differences = new ArrayList<>();
        boolean rest = protocol().startsWith("rest");
        int expected = this.operation.status().orElse(status);
        if (rest && !tellsItsStatus() && status != expected && status != PARTIAL_CONTENT) {
            differences.add("The status is %d and not %d.".formatted(status, expected));
        }
        Shape shape = this.operation.output().orElse(null);
        if (shape != null && shape.payload().isEmpty()) {
            ModelCheck.of(output(shape), shape).stream()
                    .filter((violation) -> !(rest && standsInHeader(violation, shape)))
                    .filter((violation) -> !NOTHING_ALL_THE_SAME.contains(lastOf(violation.path())))
                    .map(Violation::message)
                    .forEach(differences::add);
        }
        return differences;
    }

    private static String lastOf(String path) {
        return path.substring(path.lastIndexOf('.') + 1);
    }

    private JsonNode output(Shape shape) throws SAXException {
        if (protocol().endsWith("json")) {
            return this.body.isBlank() ? JSON.createObjectNode() : JSON.readTree(this.body);
        }
        if (this.body.isBlank()) {
            return JSON.createObjectNode();
        }
        Element root = parse(this.body);
        Optional<Element> wrapped = this.operation.resultWrapper().flatMap((wrapper) -> child(root, wrapper));
        return XmlReader.structure(wrapped.orElse(root), shape);
    }

    private List<String> refusal(int status) throws SAXException {
        String code = errorCode();
        if (code.isEmpty()) {
            return this.operation.method().equals("HEAD")
                    ? List.of()
                    : List.of("The refusal names no code: " + this.body);
        }
        Optional<Shape> documented = this.operation.errors().stream()
                .filter((error) -> code.equals(protocol().equals("query") ? error.errorCode() : error.name()))
                .findFirst();
        if (documented.isPresent()) {
            int expected = documented.get().errorStatus();
            return status == expected
                    ? List.of()
                    : List.of("%s has the status %d and not %d.".formatted(code, status, expected));
        }
        return CommonErrors.has(this.operation.service(), code)
                ? List.of()
                : List.of("%s does not document the error %s.".formatted(this.operation, code));
    }

    private String errorCode() throws SAXException {
        if (!protocol().endsWith("json")) {
            if (this.body.isBlank()) {
                return "";
            }
            Element root = parse(this.body);
            return child(child(root, "Error").orElse(root), "Code")
                    .map(Element::getTextContent)
                    .orElse("");
        }
        String type = protocol().equals("json")
                ? JSON.readTree(this.body).path("__type").asString("")
                : this.headers.getOrDefault("x-amzn-ErrorType", "");
        return type.substring(type.lastIndexOf('#') + 1);
    }

    private String protocol() {
        return this.operation.service().protocol();
    }

    private boolean tellsItsStatus() {
        return this.operation.output().stream()
                .flatMap((shape) -> shape.members().values().stream())
                .anyMatch((member) ->
                        member.location().filter("statusCode"::equals).isPresent());
    }

    private static boolean standsInHeader(Violation violation, Shape shape) {
        return violation.kind() == Violation.Kind.MISSING
                && shape.members().values().stream()
                        .filter((member) -> member.location().isPresent())
                        .anyMatch((member) -> member.name().equalsIgnoreCase(violation.path()));
    }

    private static Optional<Element> child(Element element, String name) {
        return XmlReader.children(element).stream()
                .filter((child) -> child.getLocalName().equals(name))
                .findFirst();
    }

    private static Element parse(String document) throws SAXException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return factory.newDocumentBuilder()
                    .parse(new InputSource(new StringReader(document)))
                    .getDocumentElement();
        } catch (ParserConfigurationException | IOException ex) {
            throw new IllegalStateException(ex);
        }
    }
}
