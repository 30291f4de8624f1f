package dev.slipway.sandbox.aws.cloudformation.template;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * One entry of a template's {@code Resources}.
 *
 * @param logicalId its name in the template
 * @param declaration its declaration
 */
public record ResourceDeclaration(String logicalId, JsonNode declaration) {

    /** Returns the type, such as {@code AWS::S3::Bucket}. */
    public String type() {
        return this.declaration.path("Type").asString("");
    }

    /** Returns the properties as they stand in the template. */
    public JsonNode properties() {
        JsonNode properties = this.declaration.path("Properties");
        return properties.isMissingNode() || properties.isNull() ? JsonNodeFactory.instance.objectNode() : properties;
    }

    /** Returns the resources that it names in {@code DependsOn}. */
    public List<String> dependsOn() {
        JsonNode names = this.declaration.path("DependsOn");
        return names.isArray()
                ? names.valueStream().map(JsonNode::asString).toList()
                : names.asStringOpt().map(List::of).orElse(List.of());
    }

    /** Returns the condition that it exists under. */
    public Optional<String> condition() {
        return this.declaration.path("Condition").asStringOpt();
    }

    /** Returns what happens to it when it leaves the stack: {@code Delete}, {@code Retain} or {@code Snapshot}. */
    public String deletionPolicy() {
        return this.declaration.path("DeletionPolicy").asString(policyByNature());
    }

    /** Returns what happens to the one that is replaced in an update. */
    public String replacementPolicy() {
        return this.declaration.path("UpdateReplacePolicy").asString("Delete");
    }

    private String policyByNature() {
        return type().equals("AWS::RDS::DBInstance") ? "Snapshot" : "Delete";
    }
}
