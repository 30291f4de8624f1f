package dev.slipway.portal.template;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * {@code template.yaml} as written. Its shape is the JSON Schema {@code manifest.schema.json} beside this class.
 *
 * @param only which files of the skeleton belong to which answers
 */
record ManifestFile(
        String id,
        String version,
        String title,
        String description,
        Map<String, Object> parameters,
        Manifest.Container container,
        Manifest.Scaling scaling,
        Map<String, String> environment,
        Map<String, String> secrets,
        List<FileRule> only) {

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    private static final JsonSchema SHAPE = JsonSchema.of(shape());

    ManifestFile(
            String id,
            String version,
            String title,
            String description,
            Map<String, Object> parameters,
            Manifest.Container container,
            Manifest.Scaling scaling,
            @Nullable Map<String, String> environment,
            @Nullable Map<String, String> secrets,
            @Nullable List<FileRule> only) {
        this.id = id;
        this.version = version;
        this.title = title;
        this.description = description;
        this.parameters = new LinkedHashMap<>(parameters);
        this.container = container;
        this.scaling = scaling;
        this.environment = (environment != null) ? Map.copyOf(environment) : Map.of();
        this.secrets = (secrets != null) ? Map.copyOf(secrets) : Map.of();
        this.only = (only != null) ? List.copyOf(only) : List.of();
    }

    /** Reads the text of a manifest; the file is for messages. */
    static ManifestFile parse(Path file, String text) {
        try {
            JsonNode tree = YAML.readTree(text);
            List<JsonSchema.Violation> violations = SHAPE.check(tree);
            if (!violations.isEmpty()) {
                JsonSchema.Violation first = violations.get(0);
                throw new BrokenTemplate(file, first.pointer() + " " + first.message());
            }
            return YAML.treeToValue(tree, ManifestFile.class);
        } catch (JacksonException ex) {
            throw new BrokenTemplate(file, "is not the YAML of a manifest: " + ex.getOriginalMessage(), ex);
        }
    }

    private static JsonNode shape() {
        try (InputStream schema = ManifestFile.class.getResourceAsStream("manifest.schema.json")) {
            return YAML.readTree(Objects.requireNonNull(schema, "manifest.schema.json is missing"));
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    String reference() {
        return this.id + "@" + this.version;
    }

    Manifest manifest(int files) {
        return new Manifest(
                this.id,
                this.version,
                this.title,
                this.description,
                this.parameters,
                this.container,
                this.scaling,
                this.environment,
                this.secrets,
                files);
    }
}
