package dev.slipway.portal.template;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.PathType;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/** A JSON Schema, draft 2020-12; the one place that knows the validator. */
final class JsonSchema {

    private static final SchemaRegistry REGISTRY = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            (builder) -> builder.schemaRegistryConfig(SchemaRegistryConfig.builder()
                    .locale(Locale.ENGLISH)
                    .pathType(PathType.JSON_POINTER)
                    .build()));

    private final Schema schema;

    private final JsonNode source;

    private JsonSchema(JsonNode source) {
        this.source = source;
        this.schema = REGISTRY.getSchema(source);
    }

    static JsonSchema of(JsonNode source) {
        return new JsonSchema(source);
    }

    /** Returns what breaks the schema, in the order of the schema; empty when nothing does. */
    List<Violation> check(JsonNode value) {
        return this.schema.validate(value).stream().map(this::violation).toList();
    }

    private Violation violation(Error error) {
        return new Violation(
                error.getInstanceLocation().toString(),
                String.valueOf(error.getKeyword()),
                error.getProperty(),
                error.getMessage(),
                error.getSchemaNode(),
                reason(JsonPointer.compile(
                        error.getSchemaLocation().getFragment().toString())));
    }

    /** A rule across properties, as in {@code then}, may describe itself; a property's own description is no reason. */
    private @Nullable String reason(JsonPointer keyword) {
        JsonPointer rule = keyword.head();
        if (rule == null || "properties".equals(keyword.getMatchingProperty())) {
            return null;
        }
        return this.source.at(rule).path("description").asString(null);
    }

    /**
     * One thing that breaks a schema.
     *
     * @param pointer where in the value
     * @param keyword keyword of the schema
     * @param property the property that is missing or too many, for keywords about one
     * @param message the validator's words
     * @param expected what the keyword asks for
     * @param reason why the rule exists, where it says so
     */
    record Violation(
            String pointer,
            String keyword,
            @Nullable String property,
            String message,
            @Nullable JsonNode expected,
            @Nullable String reason) {}
}
