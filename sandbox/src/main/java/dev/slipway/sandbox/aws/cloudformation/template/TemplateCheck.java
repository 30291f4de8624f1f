package dev.slipway.sandbox.aws.cloudformation.template;

import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Checks that everything a template refers to is there, with CloudFormation's words for what is not. */
public final class TemplateCheck {

    private final Predicate<String> types;
    private final BiPredicate<String, String> attributes;

    /**
     * @param types tells whether a type of resource is known
     * @param attributes tells whether a type of resource has an attribute
     */
    public TemplateCheck(Predicate<String> types, BiPredicate<String, String> attributes) {
        this.types = types;
        this.attributes = attributes;
    }

    /** Checks a template. */
    public void check(Template template) {
        checkTypes(template);
        checkConditions(template);
        for (ResourceDeclaration resource : template.resources().values()) {
            References references = References.all(resource.properties());
            references.names().addAll(resource.dependsOn());
            resource.condition().ifPresent(references.conditions()::add);
            checkBlock(template, references, "Resources");
        }
        for (JsonNode output : template.outputs().values()) {
            References references = References.all(output);
            output.path(Functions.CONDITION).asStringOpt().ifPresent(references.conditions()::add);
            checkBlock(template, references, "Outputs");
        }
    }

    private void checkTypes(Template template) {
        Set<String> unknown = template.resources().values().stream()
                .map(ResourceDeclaration::type)
                .filter(this.types.negate())
                .collect(Collectors.toCollection(TreeSet::new));
        if (!unknown.isEmpty()) {
            throw TemplateError.of("Template format error: Unrecognized resource types: %s", unknown);
        }
    }

    private void checkConditions(Template template) {
        for (JsonNode condition : template.conditions().values()) {
            References references = References.all(condition);
            Set<String> unknown = new TreeSet<>(references.names());
            unknown.removeAll(template.parameters().keySet());
            unknown.removeAll(PseudoParameters.NAMES);
            unknown.addAll(references.attributes());
            if (!unknown.isEmpty()) {
                throw TemplateError.of(
                        "Template error: Unresolved dependencies %s. Cannot reference resources in the Conditions block of the template",
                        unknown);
            }
        }
    }

    private void checkBlock(Template template, References references, String block) {
        Set<String> unknown = new TreeSet<>(references.names());
        unknown.removeAll(template.parameters().keySet());
        unknown.removeAll(template.resources().keySet());
        unknown.removeAll(PseudoParameters.NAMES);
        if (!unknown.isEmpty()) {
            throw TemplateError.of(
                    "Template format error: Unresolved resource dependencies %s in the %s block of the template",
                    unknown, block);
        }
        references.conditions().stream()
                .filter((condition) -> !template.conditions().containsKey(condition))
                .findFirst()
                .ifPresent((condition) -> {
                    throw TemplateError.of(
                            "Template format error: Unresolved condition dependency %s in the %s block of the template",
                            condition, block);
                });
        references.attributes().forEach((attribute) -> checkAttribute(template, attribute));
    }

    private void checkAttribute(Template template, String attribute) {
        String logicalId = References.resourceOf(attribute);
        String name = attribute.substring(logicalId.length() + 1);
        ResourceDeclaration resource = template.resources().get(logicalId);
        if (resource == null) {
            throw TemplateError.of(
                    "Template error: instance of Fn::GetAtt references undefined resource %s", logicalId);
        }
        if (!name.equals("?") && !this.attributes.test(resource.type(), name)) {
            throw TemplateError.of(
                    "Template error: resource %s does not support attribute type %s in Fn::GetAtt", logicalId, name);
        }
    }
}
