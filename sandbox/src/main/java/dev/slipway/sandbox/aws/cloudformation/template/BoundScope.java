package dev.slipway.sandbox.aws.cloudformation.template;

import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The scope of a bound template.
 *
 * @param template the template
 * @param values values of parameters and pseudo parameters
 * @param conditions tells whether a condition holds
 * @param resources gives resources' ids and attributes
 */
record BoundScope(
        Template template,
        Map<String, JsonNode> values,
        Predicate<String> conditions,
        BiFunction<String, @Nullable String, JsonNode> resources)
        implements Scope {

    @Override
    public JsonNode reference(String name) {
        JsonNode value = this.values.get(name);
        return (value != null) ? value : this.resources.apply(name, null);
    }

    @Override
    public JsonNode attribute(String resource, String attribute) {
        return this.resources.apply(resource, attribute);
    }

    @Override
    public boolean condition(String name) {
        return this.conditions.test(name);
    }

    @Override
    public JsonNode mapping(String map, String key, String entry) {
        JsonNode mapping = this.template.mappings().path(map);
        if (mapping.isMissingNode()) {
            throw TemplateError.of(
                    "Template error: Mapping named '%s' is not present in the 'Mappings' section of template.", map);
        }
        JsonNode value = mapping.path(key).path(entry);
        if (value.isMissingNode()) {
            throw TemplateError.of("Template error: Unable to get mapping for %s::%s::%s", map, key, entry);
        }
        return value;
    }

    @Override
    public JsonNode imported(String export) {
        throw TemplateError.of("No export named %s found.", export);
    }
}
