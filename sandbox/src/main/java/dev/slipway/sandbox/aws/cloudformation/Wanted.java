package dev.slipway.sandbox.aws.cloudformation;

import dev.slipway.sandbox.aws.cloudformation.template.ResourceDeclaration;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/**
 * A resource as the template wants it.
 *
 * @param declaration its declaration
 * @param dependencies the resources that it needs
 * @param tags the tags that the stack hands on to it
 * @param evaluation evaluates its properties; possible once those are there
 */
record Wanted(
        ResourceDeclaration declaration,
        Set<String> dependencies,
        Map<String, String> tags,
        Supplier<JsonNode> evaluation) {

    String logicalId() {
        return this.declaration.logicalId();
    }

    String type() {
        return this.declaration.type();
    }

    JsonNode properties() {
        return this.evaluation.get();
    }
}
