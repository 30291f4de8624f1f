package dev.slipway.sandbox.aws.cloudformation.template;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A template with values for its parameters, on a stack: conditions are decided, so it is known which resources and
 * outputs there are. Safe to use from several threads once made.
 */
public final class Binding {

    private final Template template;
    private final Map<String, JsonNode> values;
    private final Map<String, Boolean> conditions = new LinkedHashMap<>();

    private Binding(Template template, Map<String, JsonNode> values) {
        this.template = template;
        this.values = values;
    }

    /**
     * Binds a template.
     *
     * @param template the template, checked already
     * @param given values of parameters; the others take their defaults
     * @param stackName name of the stack
     * @param stackId ARN of the stack
     */
    public static Binding of(Template template, Map<String, String> given, String stackName, String stackId) {
        Map<String, JsonNode> values = new LinkedHashMap<>(PseudoParameters.of(stackName, stackId));
        values.putAll(parameters(template, given));
        Binding binding = new Binding(template, Map.copyOf(values));
        template.conditions().keySet().forEach((name) -> binding.decide(name, new LinkedHashSet<>()));
        return binding;
    }

    /** Returns the resources that the conditions leave. */
    public Map<String, ResourceDeclaration> resources() {
        Map<String, ResourceDeclaration> active = new LinkedHashMap<>();
        this.template.resources().forEach((logicalId, resource) -> {
            if (resource.condition().map(this::holds).orElse(true)) {
                active.put(logicalId, resource);
            }
        });
        return active;
    }

    /** Returns the outputs that the conditions leave. */
    public Map<String, JsonNode> outputs() {
        Map<String, JsonNode> active = new LinkedHashMap<>();
        this.template.outputs().forEach((name, output) -> {
            if (output.path(Functions.CONDITION).asStringOpt().map(this::holds).orElse(true)) {
                active.put(name, output);
            }
        });
        return active;
    }

    /** Returns which resources each resource has to wait for. */
    public Map<String, Set<String>> dependencies() {
        Map<String, ResourceDeclaration> resources = resources();
        Scope scope = scope(Binding::noResources);
        Map<String, Set<String>> dependencies = new LinkedHashMap<>();
        resources.forEach((logicalId, resource) -> {
            References references = References.under(scope, resource.properties());
            checkActive(references, resources.keySet());
            Set<String> needed = references.resources(resources.keySet());
            resource.dependsOn().stream().filter(resources::containsKey).forEach(needed::add);
            dependencies.put(logicalId, needed);
        });
        return dependencies;
    }

    /**
     * Returns the scope for resources and outputs.
     *
     * @param resources gives the value of a resource by logical id and attribute; the attribute is null for {@code Ref}
     */
    public Scope scope(BiFunction<String, @Nullable String, JsonNode> resources) {
        return new BoundScope(this.template, this.values, this::holds, resources);
    }

    private void checkActive(References references, Set<String> active) {
        Set<String> left =
                new TreeSet<>(references.resources(this.template.resources().keySet()));
        left.removeAll(active);
        if (!left.isEmpty()) {
            throw TemplateError.of(
                    "Template format error: Unresolved resource dependencies %s in the Resources block of the template",
                    left);
        }
    }

    private boolean holds(String condition) {
        return Boolean.TRUE.equals(this.conditions.get(condition));
    }

    private boolean decide(String name, Set<String> asked) {
        Boolean known = this.conditions.get(name);
        if (known != null) {
            return known;
        }
        JsonNode condition = this.template.conditions().get(name);
        if (condition == null) {
            throw TemplateError.of(
                    "Template format error: Unresolved condition dependency %s in the Conditions block of the template",
                    name);
        }
        if (!asked.add(name)) {
            throw TemplateError.of("Circular dependency between conditions: %s", asked);
        }
        Scope scope = new BoundScope(this.template, this.values, (other) -> decide(other, asked), Binding::noResources);
        boolean holds = new ConditionEvaluator(new Evaluator(scope), scope).holds(condition);
        asked.remove(name);
        this.conditions.put(name, holds);
        return holds;
    }

    private static JsonNode noResources(String resource, @Nullable String attribute) {
        throw new IllegalStateException("No resource is asked for here: " + resource);
    }

    private static Map<String, JsonNode> parameters(Template template, Map<String, String> given) {
        Set<String> unknown = new TreeSet<>(given.keySet());
        unknown.removeAll(template.parameters().keySet());
        if (!unknown.isEmpty()) {
            throw TemplateError.of("Parameters: %s do not exist in the template", unknown);
        }
        Set<String> missing = template.parameters().values().stream()
                .filter((parameter) -> parameter.otherwise() == null && !given.containsKey(parameter.name()))
                .map(ParameterDeclaration::name)
                .collect(Collectors.toCollection(TreeSet::new));
        if (!missing.isEmpty()) {
            throw TemplateError.of("Parameters: %s must have values", missing);
        }
        Map<String, JsonNode> values = new LinkedHashMap<>();
        template.parameters().forEach((name, parameter) -> {
            String value = given.getOrDefault(name, String.valueOf(parameter.otherwise()));
            parameter.check(value);
            values.put(name, parameter.valueOf(value));
        });
        return values;
    }
}
