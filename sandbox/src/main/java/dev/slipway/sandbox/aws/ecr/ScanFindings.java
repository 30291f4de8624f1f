package dev.slipway.sandbox.aws.ecr;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The file that says what a scan finds: lists of findings by repository, those under {@code *} in every one.
 *
 * <pre>
 * {"slipway/parking": [{"name": "CVE-2021-44228", "severity": "CRITICAL", "package": "log4j-core", "version": "2.14.1"}]}
 * </pre>
 *
 * <p>It is read at each question, so a change counts at once; without the file nothing is found.
 */
final class ScanFindings {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path file;

    ScanFindings(Path file) {
        this.file = file;
    }

    Path file() {
        return this.file;
    }

    /** Returns the findings in a repository's images, in ECR's shape. */
    List<Map<String, Object>> of(String repository) {
        List<Map<String, Object>> findings = new ArrayList<>();
        if (Files.exists(this.file)) {
            JsonNode all = read();
            all.path("*").forEach((finding) -> findings.add(shape(finding)));
            all.path(repository).forEach((finding) -> findings.add(shape(finding)));
        }
        return findings;
    }

    private JsonNode read() {
        try {
            return JSON.readTree(Files.readString(this.file));
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    private static Map<String, Object> shape(JsonNode finding) {
        List<Map<String, String>> attributes = new ArrayList<>();
        attribute(finding, "package", attributes);
        attribute(finding, "version", attributes);
        Map<String, Object> shape = new LinkedHashMap<>();
        shape.put("name", finding.path("name").asString("unnamed"));
        shape.put("severity", finding.path("severity").asString("UNDEFINED"));
        shape.put("uri", finding.path("uri").asString(""));
        shape.put("attributes", attributes);
        return shape;
    }

    private static void attribute(JsonNode finding, String name, List<Map<String, String>> attributes) {
        if (finding.has(name)) {
            String key = name.equals("package") ? "package_name" : "package_version";
            attributes.add(Map.of("key", key, "value", finding.path(name).asString("")));
        }
    }
}
