package dev.slipway.sandbox.aws.cloudformation;

import dev.slipway.sandbox.aws.cloudformation.template.Binding;
import dev.slipway.sandbox.aws.cloudformation.template.Evaluator;
import dev.slipway.sandbox.aws.cloudformation.template.ResourceDeclaration;
import dev.slipway.sandbox.aws.cloudformation.template.Template;
import dev.slipway.sandbox.aws.cloudformation.template.TemplateError;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** What a stack is to be: its template with values, evaluated against the resources that are there already. */
final class StackPlan {

    private final LiveStack stack;
    private final Binding binding;
    private final Map<String, String> tags;
    private final Map<String, ResourceDeclaration> resources;
    private final Map<String, Set<String>> dependencies;
    private final Evaluator evaluator;

    private StackPlan(LiveStack stack, Binding binding, Map<String, String> tags) {
        this.stack = stack;
        this.tags = tags;
        this.binding = binding;
        this.resources = binding.resources();
        this.dependencies = binding.dependencies();
        this.evaluator = new Evaluator(binding.scope(this::valueOf));
    }

    /** Plans what the stack's input asks for. */
    static StackPlan of(LiveStack stack, StackInput input) {
        StackRecord record = stack.now();
        Template template = Template.parse(input.template());
        return new StackPlan(stack, Binding.of(template, input.parameters(), record.name(), record.id()), input.tags());
    }

    Map<String, Set<String>> dependencies() {
        return this.dependencies;
    }

    boolean has(String logicalId) {
        return this.resources.containsKey(logicalId);
    }

    Wanted wanted(String logicalId) {
        ResourceDeclaration declaration =
                Optional.ofNullable(this.resources.get(logicalId)).orElseThrow();
        return new Wanted(
                declaration,
                this.dependencies.getOrDefault(logicalId, Set.of()),
                this.tags,
                () -> Optional.ofNullable(this.evaluator.evaluate(declaration.properties()))
                        .orElseGet(JsonNodeFactory.instance::objectNode));
    }

    List<OutputRecord> outputs() {
        List<OutputRecord> outputs = new ArrayList<>();
        this.binding
                .outputs()
                .forEach((name, output) -> outputs.add(new OutputRecord(
                        name,
                        this.evaluator.text(output.path("Value")),
                        output.path("Description").asStringOpt().orElse(null))));
        return List.copyOf(outputs);
    }

    private JsonNode valueOf(String logicalId, @Nullable String attribute) {
        ResourceRecord record = this.stack
                .find(logicalId)
                .filter((found) -> found.physicalId() != null)
                .orElseThrow(() -> TemplateError.of(
                        "Template format error: Unresolved resource dependencies [%s] in the Resources block of the template",
                        logicalId));
        String value =
                attribute == null ? record.physicalId() : record.attributes().get(attribute);
        if (value == null) {
            throw TemplateError.of(
                    "Attribute '%s' does not exist on resource %s", String.valueOf(attribute), logicalId);
        }
        return JsonNodeFactory.instance.stringNode(value);
    }
}
