package dev.slipway.sandbox.aws.cloudformation.template;

import tools.jackson.databind.JsonNode;

/**
 * The argument of {@code Fn::If}.
 *
 * @param condition name of the condition
 * @param yes what it is when the condition holds
 * @param no what it is otherwise
 */
record Choice(String condition, JsonNode yes, JsonNode no) {

    static Choice of(JsonNode argument) {
        Functions.list(argument, 3, 3, "Fn::If requires a list argument with the first element being a condition");
        if (!argument.get(0).isString()) {
            throw TemplateError.of(
                    "Template error: Fn::If requires a list argument with the first element being a condition");
        }
        return new Choice(argument.get(0).asString(), argument.get(1), argument.get(2));
    }

    JsonNode taken(Scope scope) {
        return scope.condition(this.condition) ? this.yes : this.no;
    }
}
