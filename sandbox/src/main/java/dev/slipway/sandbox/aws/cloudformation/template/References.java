package dev.slipway.sandbox.aws.cloudformation.template;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/**
 * What a piece of a template refers to.
 *
 * @param names what it names by {@code Ref} or in a substitution
 * @param attributes what it names by {@code GetAtt} or with a dot in a substitution, as {@code Resource.Attribute}
 * @param conditions the conditions that it asks for
 */
public record References(Set<String> names, Set<String> attributes, Set<String> conditions) {

    private References() {
        this(new LinkedHashSet<>(), new LinkedHashSet<>(), new LinkedHashSet<>());
    }

    /** Collects all references, whatever the conditions say. */
    static References all(JsonNode node) {
        References references = new References();
        references.collect(node, (choice) -> List.of(choice.yes(), choice.no()));
        return references;
    }

    /** Collects the references that count under the conditions of a scope. */
    public static References under(Scope scope, JsonNode node) {
        References references = new References();
        references.collect(node, (choice) -> List.of(choice.taken(scope)));
        return references;
    }

    /** Returns the logical ids among these references, given all that exist. */
    public Set<String> resources(Set<String> logicalIds) {
        Set<String> resources = new LinkedHashSet<>(this.names);
        this.attributes.forEach((attribute) -> resources.add(resourceOf(attribute)));
        resources.retainAll(logicalIds);
        return resources;
    }

    static String resourceOf(String attribute) {
        return attribute.substring(0, attribute.indexOf('.'));
    }

    private void collect(JsonNode node, Function<Choice, List<JsonNode>> branches) {
        Optional<String> function = Functions.calledBy(node);
        if (function.isPresent()) {
            call(function.get(), node.get(function.get()), branches);
        } else {
            node.forEach((child) -> collect(child, branches));
        }
    }

    private void call(String function, JsonNode argument, Function<Choice, List<JsonNode>> branches) {
        switch (function) {
            case Functions.REF -> this.names.add(argument.asString(""));
            case Functions.GET_ATT -> {
                GetAtt name = GetAtt.of(argument);
                this.attributes.add(name.resource() + "." + name.attribute().asString("?"));
                collect(name.attribute(), branches);
            }
            case Functions.SUB -> substitution(argument, branches);
            case Functions.IF -> {
                Choice choice = Choice.of(argument);
                this.conditions.add(choice.condition());
                branches.apply(choice).forEach((branch) -> collect(branch, branches));
            }
            default -> argument.forEach((child) -> collect(child, branches));
        }
        if (argument.isObject() && !function.equals(Functions.REF)) {
            collect(argument, branches);
        }
    }

    private void substitution(JsonNode argument, Function<Choice, List<JsonNode>> branches) {
        Substitution substitution = Substitution.of(argument);
        substitution.names().forEach((name) -> (name.contains(".") ? this.attributes : this.names).add(name));
        collect(substitution.values(), branches);
    }
}
