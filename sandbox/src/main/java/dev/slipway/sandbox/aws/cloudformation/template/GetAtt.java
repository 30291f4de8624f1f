package dev.slipway.sandbox.aws.cloudformation.template;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * The argument of {@code Fn::GetAtt}.
 *
 * @param resource logical id
 * @param attribute name of the attribute, which may be a call itself
 */
record GetAtt(String resource, JsonNode attribute) {

    static GetAtt of(JsonNode argument) {
        if (argument.isString() && argument.asString().contains(".")) {
            String text = argument.asString();
            int dot = text.indexOf('.');
            return new GetAtt(text.substring(0, dot), JsonNodeFactory.instance.stringNode(text.substring(dot + 1)));
        }
        String refusal =
                "every Fn::GetAtt object requires two non-empty parameters, the resource name and the resource "
                        + "attribute";
        JsonNode parts = Functions.list(argument, 2, 2, refusal);
        if (!parts.get(0).isString() || parts.get(1).asString("?").isEmpty()) {
            throw TemplateError.of("Template error: %s", refusal);
        }
        return new GetAtt(parts.get(0).asString(), parts.get(1));
    }
}
