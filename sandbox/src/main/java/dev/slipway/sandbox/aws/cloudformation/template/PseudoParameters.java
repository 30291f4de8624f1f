package dev.slipway.sandbox.aws.cloudformation.template;

import dev.slipway.sandbox.aws.Arns;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** The names that every template may refer to. */
final class PseudoParameters {

    static final Set<String> NAMES = Set.of(
            "AWS::AccountId",
            "AWS::Region",
            "AWS::Partition",
            "AWS::URLSuffix",
            "AWS::StackName",
            "AWS::StackId",
            "AWS::NotificationARNs",
            Functions.NO_VALUE);

    private PseudoParameters() {}

    static Map<String, JsonNode> of(String stackName, String stackId) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        return Map.of(
                "AWS::AccountId", nodes.stringNode(Arns.ACCOUNT),
                "AWS::Region", nodes.stringNode(Arns.REGION),
                "AWS::Partition", nodes.stringNode("aws"),
                "AWS::URLSuffix", nodes.stringNode("amazonaws.com"),
                "AWS::StackName", nodes.stringNode(stackName),
                "AWS::StackId", nodes.stringNode(stackId),
                "AWS::NotificationARNs", nodes.arrayNode());
    }
}
