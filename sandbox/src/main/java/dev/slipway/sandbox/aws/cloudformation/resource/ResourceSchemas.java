package dev.slipway.sandbox.aws.cloudformation.resource;

import dev.slipway.sandbox.aws.AwsError;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The properties and attributes that the types of resources have, read from {@code resource-types.yaml}. */
public final class ResourceSchemas {

    private final Map<String, Schema> schemas;

    private ResourceSchemas(Map<String, Schema> schemas) {
        this.schemas = schemas;
    }

    static ResourceSchemas load() {
        try (InputStream file = ResourceSchemas.class.getResourceAsStream("resource-types.yaml")) {
            JsonNode tree = YAMLMapper.builder().build().readTree(file);
            return new ResourceSchemas(tree.propertyStream()
                    .collect(Collectors.toUnmodifiableMap(
                            Map.Entry::getKey, (entry) -> Schema.of(entry.getKey(), entry.getValue()))));
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    /** Returns the schema of a type. */
    public Schema of(String type) {
        return Optional.ofNullable(this.schemas.get(type))
                .orElseThrow(() -> new IllegalArgumentException("No schema in resource-types.yaml for " + type));
    }

    /**
     * What a type of resource allows.
     *
     * @param type its name
     * @param properties names of its properties
     * @param required those that must be there
     * @param attributes what {@code GetAtt} gives
     */
    public record Schema(String type, Set<String> properties, Set<String> required, Set<String> attributes) {

        private static final String ANY = "*";

        private static Schema of(String type, JsonNode node) {
            Set<String> required = words(node, "required");
            Set<String> properties = new HashSet<>(words(node, "optional"));
            properties.addAll(required);
            return new Schema(type, properties, required, words(node, "attributes"));
        }

        /** The schema of a custom resource: it needs the function that makes it, and may have any property. */
        static Schema custom(String type) {
            return new Schema(type, Set.of(ANY), Set.of("ServiceToken"), Set.of());
        }

        /** Refuses properties that the type does not have and a lack of those that it must have. */
        public void check(String logicalId, JsonNode tree) {
            for (String name : tree.propertyNames()) {
                if (!this.properties.contains(name) && !this.properties.contains(ANY)) {
                    throw refusal(logicalId, "#: extraneous key [%s] is not permitted".formatted(name));
                }
            }
            for (String name : this.required) {
                if (!tree.hasNonNull(name)) {
                    throw refusal(logicalId, "#: required key [%s] not found".formatted(name));
                }
            }
        }

        private static AwsError refusal(String logicalId, String message) {
            return AwsError.of(
                    "ValidationError",
                    "Properties validation failed for resource %s with message:%n%s".formatted(logicalId, message));
        }

        private static Set<String> words(JsonNode node, String name) {
            String text = node.path(name).asString("").strip();
            return text.isEmpty() ? Set.of() : Set.of(text.split("\\s+"));
        }
    }
}
