package dev.slipway.sandbox.pipeline.step;

import hudson.AbortException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** One file of JUnit's XML, read into the shape that the controller's test report has. */
final class JUnitReport {

    private JUnitReport() {}

    static List<Map<String, @Nullable Object>> read(Path file) throws IOException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            Element root = factory.newDocumentBuilder().parse(file.toFile()).getDocumentElement();
            List<Map<String, @Nullable Object>> suites = new ArrayList<>();
            collect(root, suites);
            return suites;
        } catch (SAXException | ParserConfigurationException ex) {
            AbortException abort =
                    new AbortException("Failed to read test report file %s: %s".formatted(file, ex.getMessage()));
            abort.initCause(ex);
            throw abort;
        }
    }

    private static void collect(Element element, List<Map<String, @Nullable Object>> suites) {
        if (element.getTagName().equals("testsuite")) {
            suites.add(suite(element));
        }
        for (Element child : children(element)) {
            if (child.getTagName().equals("testsuite")) {
                collect(child, suites);
            }
        }
    }

    private static Map<String, @Nullable Object> suite(Element element) {
        Map<String, @Nullable Object> suite = new LinkedHashMap<>();
        List<Map<String, @Nullable Object>> cases = new ArrayList<>();
        for (Element child : children(element)) {
            if (child.getTagName().equals("testcase")) {
                cases.add(test(child));
            }
        }
        suite.put("cases", cases);
        suite.put("duration", seconds(element));
        suite.put("id", null);
        suite.put("name", element.getAttribute("name"));
        suite.put("properties", Map.of());
        suite.put("stderr", null);
        suite.put("stdout", null);
        suite.put("timestamp", element.hasAttribute("timestamp") ? element.getAttribute("timestamp") : null);
        return suite;
    }

    private static Map<String, @Nullable Object> test(Element element) {
        Element failure = child(element, "failure", "error");
        Element skipped = child(element, "skipped");
        Map<String, @Nullable Object> test = new LinkedHashMap<>();
        test.put("testActions", List.of());
        test.put("className", element.getAttribute("classname"));
        test.put("duration", seconds(element));
        test.put("errorDetails", failure == null ? null : failure.getAttribute("message"));
        test.put("errorStackTrace", failure == null ? null : failure.getTextContent());
        test.put("name", element.getAttribute("name"));
        test.put("properties", Map.of());
        test.put("skipped", skipped != null);
        test.put("skippedMessage", skipped == null ? null : skipped.getAttribute("message"));
        test.put("status", failure != null ? "FAILED" : skipped != null ? "SKIPPED" : "PASSED");
        test.put("stderr", null);
        test.put("stdout", null);
        return test;
    }

    private static double seconds(Element element) {
        try {
            return Double.parseDouble(element.getAttribute("time").replace(",", ""));
        } catch (NumberFormatException ex) {
            return 0;
        }
    }

    private static @Nullable Element child(Element element, String... names) {
        return children(element).stream()
                .filter((child) -> List.of(names).contains(child.getTagName()))
                .findFirst()
                .orElse(null);
    }

    private static List<Element> children(Element element) {
        List<Element> children = new ArrayList<>();
        for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element child) {
                children.add(child);
            }
        }
        return children;
    }
}
