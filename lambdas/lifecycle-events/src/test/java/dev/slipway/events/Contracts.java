package dev.slipway.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The official schemas and examples of CDEvents; tests that need them are skipped where they are missing. */
final class Contracts {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String CUSTOM = "https://cdevents.dev/0.5.1/schema/custom";

    private final Path folder;
    private final Map<String, JsonNode> byType = new HashMap<>();
    private final SchemaRegistry registry;

    private Contracts(Path folder) {
        this.folder = folder;
        Map<String, String> byId = new HashMap<>();
        for (Path file : jsonBelow(folder)) {
            JsonNode schema = JSON.readTree(file);
            if (schema.has("$id")) {
                byId.put(schema.path("$id").stringValue(), schema.toString());
                JsonNode type = schema.at("/properties/context/properties/type/enum/0");
                if (type.isString()) {
                    this.byType.put(type.stringValue(), schema);
                }
            }
        }
        this.registry = SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_2020_12, (builder) -> builder.schemas(byId));
    }

    static Contracts find() {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            Path contracts = folder.resolve("shared/contracts/cdevents");
            if (Files.isDirectory(contracts)) {
                return new Contracts(contracts);
            }
        }
        assumeTrue(false, "shared/contracts/cdevents is not beside this repository");
        throw new IllegalStateException();
    }

    /** Returns the schema of a type of the vocabulary, or null for a custom one. */
    @Nullable
    JsonNode schema(EventType type) {
        return this.byType.get(type.id());
    }

    List<JsonNode> examples() {
        return jsonBelow(this.folder.resolve("conformance")).stream()
                .map(JSON::readTree)
                .toList();
    }

    void assertValid(String event) {
        JsonNode data = JSON.readTree(event).path("data");
        JsonNode schema = this.byType.get(data.at("/context/type").stringValue());
        Schema compiled = this.registry.getSchema(
                SchemaLocation.of(schema == null ? CUSTOM : schema.path("$id").stringValue()));
        assertThat(compiled.validate(
                        data.toString(),
                        InputFormat.JSON,
                        (context) -> context.executionConfig((config) -> config.formatAssertionsEnabled(true))))
                .as("%s", data)
                .isEmpty();
    }

    private static List<Path> jsonBelow(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter((file) -> file.toString().endsWith(".json")).toList();
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }
}
