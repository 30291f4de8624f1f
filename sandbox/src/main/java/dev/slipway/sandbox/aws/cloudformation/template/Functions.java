package dev.slipway.sandbox.aws.cloudformation.template;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** Tells the objects of a template that are calls of functions from those that are just objects. */
final class Functions {

    static final String REF = "Ref";
    static final String GET_ATT = "Fn::GetAtt";
    static final String SUB = "Fn::Sub";
    static final String IF = "Fn::If";
    static final String CONDITION = "Condition";
    static final String NO_VALUE = "AWS::NoValue";

    private static final Set<String> KNOWN = new TreeSet<>(Set.of(
            SUB,
            IF,
            GET_ATT,
            "Fn::Base64",
            "Fn::FindInMap",
            "Fn::GetAZs",
            "Fn::ImportValue",
            "Fn::Join",
            "Fn::Select",
            "Fn::Split",
            "Fn::And",
            "Fn::Or",
            "Fn::Not",
            "Fn::Equals"));

    private Functions() {}

    /** Returns the name of the function that an object calls, if it is a call. */
    static Optional<String> calledBy(JsonNode node) {
        if (!node.isObject() || node.size() != 1) {
            return Optional.empty();
        }
        String name = node.propertyNames().iterator().next();
        if (name.startsWith("Fn::") && !KNOWN.contains(name)) {
            throw TemplateError.of(
                    "Template Error: Encountered unsupported function: %s Supported functions are: %s", name, KNOWN);
        }
        return name.equals(REF) || name.startsWith("Fn::") ? Optional.of(name) : Optional.empty();
    }

    /** Returns whether a node is {@code !Ref AWS::NoValue}. */
    static boolean isNoValue(JsonNode node) {
        return calledBy(node).filter(REF::equals).isPresent()
                && NO_VALUE.equals(node.get(REF).asString(""));
    }

    /** Returns the argument of a call as a list of a certain length. */
    static JsonNode list(JsonNode argument, int least, int most, String refusal) {
        if (!argument.isArray() || argument.size() < least || argument.size() > most) {
            throw TemplateError.of("Template error: %s", refusal);
        }
        return argument;
    }
}
