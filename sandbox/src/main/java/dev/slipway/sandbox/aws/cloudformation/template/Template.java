package dev.slipway.sandbox.aws.cloudformation.template;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A template whose structure is sound; what its functions refer to is checked by {@link TemplateCheck}.
 *
 * @param description words for people
 * @param parameters parameters by name
 * @param mappings the {@code Mappings} section
 * @param conditions conditions by name
 * @param resources resources by logical id
 * @param outputs outputs by name
 */
public record Template(
        @Nullable String description,
        Map<String, ParameterDeclaration> parameters,
        JsonNode mappings,
        Map<String, JsonNode> conditions,
        Map<String, ResourceDeclaration> resources,
        Map<String, JsonNode> outputs) {

    private static final Set<String> SECTIONS = Set.of(
            "AWSTemplateFormatVersion",
            "Description",
            "Metadata",
            "Parameters",
            "Rules",
            "Mappings",
            "Conditions",
            "Transform",
            "Resources",
            "Outputs");
    private static final Set<String> RESOURCE_MEMBERS = Set.of(
            "Type",
            "Properties",
            "DependsOn",
            "Condition",
            "Metadata",
            "DeletionPolicy",
            "UpdateReplacePolicy",
            "CreationPolicy",
            "UpdatePolicy");

    /** Reads a template. */
    public static Template parse(String text) {
        ObjectNode tree = TemplateText.read(text);
        Set<String> unknown = new TreeSet<>(tree.propertyNames());
        unknown.removeAll(SECTIONS);
        if (!unknown.isEmpty()) {
            throw TemplateError.of("Invalid template property or properties %s", unknown);
        }
        if (tree.has("Transform")) {
            throw TemplateError.of(
                    "The sandbox runs no transforms, and the template asks for %s", tree.get("Transform"));
        }
        Template template = new Template(
                tree.path("Description").asStringOpt().orElse(null),
                section(tree, "Parameters", ParameterDeclaration::new),
                tree.path("Mappings"),
                section(tree, "Conditions", (name, node) -> node),
                section(tree, "Resources", Template::resource),
                section(tree, "Outputs", Template::output));
        if (template.resources.isEmpty()) {
            throw TemplateError.of("Template format error: At least one Resources member must be defined.");
        }
        return template;
    }

    /** Returns the capabilities that a caller must acknowledge. */
    public List<String> capabilities() {
        List<ResourceDeclaration> iam = this.resources.values().stream()
                .filter((resource) -> resource.type().startsWith("AWS::IAM::"))
                .toList();
        if (iam.isEmpty()) {
            return List.of();
        }
        boolean named = iam.stream()
                .anyMatch((resource) -> resource.properties().has("RoleName")
                        || resource.properties().has("ManagedPolicyName"));
        return List.of(named ? "CAPABILITY_NAMED_IAM" : "CAPABILITY_IAM");
    }

    /** Returns the types of the capabilities' resources, for the reason that {@code ValidateTemplate} gives. */
    public List<String> typesThatNeedCapabilities() {
        return this.resources.values().stream()
                .map(ResourceDeclaration::type)
                .filter((type) -> type.startsWith("AWS::IAM::"))
                .distinct()
                .sorted()
                .toList();
    }

    private static <T> Map<String, T> section(ObjectNode tree, String name, BiFunction<String, JsonNode, T> entry) {
        JsonNode section = tree.path(name);
        if (!section.isObject() && !section.isMissingNode()) {
            throw TemplateError.of("Template format error: [/%s] is not a map", name);
        }
        Map<String, T> entries = section.propertyStream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        (member) -> entry.apply(member.getKey(), member.getValue()),
                        (first, second) -> first,
                        LinkedHashMap::new));
        return Collections.unmodifiableMap(entries);
    }

    private static ResourceDeclaration resource(String logicalId, JsonNode declaration) {
        if (!logicalId.matches("[A-Za-z0-9]+")) {
            throw TemplateError.of("Template format error: Resource name %s is non alphanumeric.", logicalId);
        }
        if (!declaration.path("Type").isString()) {
            throw TemplateError.of(
                    "Template format error: [/Resources/%s] Every Resources object must contain a Type member.",
                    logicalId);
        }
        declaration.propertyNames().stream()
                .filter((member) -> !RESOURCE_MEMBERS.contains(member))
                .findFirst()
                .ifPresent((member) -> {
                    throw TemplateError.of("Invalid template resource property '%s'", member);
                });
        return new ResourceDeclaration(logicalId, declaration);
    }

    private static JsonNode output(String name, JsonNode declaration) {
        if (!declaration.has("Value")) {
            throw TemplateError.of(
                    "Template format error: Output %s is malformed. Every Outputs member must contain a Value object",
                    name);
        }
        return declaration;
    }
}
