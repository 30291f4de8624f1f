package dev.slipway.sandbox.aws.cloudformation.template;

import java.util.Objects;
import tools.jackson.databind.JsonNode;

/** Works out the functions that answer yes or no. */
final class ConditionEvaluator {

    private final Evaluator evaluator;
    private final Scope scope;

    ConditionEvaluator(Evaluator evaluator, Scope scope) {
        this.evaluator = evaluator;
        this.scope = scope;
    }

    /** Returns whether a condition, as it stands in the {@code Conditions} section, holds. */
    boolean holds(JsonNode condition) {
        if (condition.isObject() && condition.size() == 1 && condition.has(Functions.CONDITION)) {
            return this.scope.condition(condition.get(Functions.CONDITION).asString());
        }
        String function = Functions.calledBy(condition).orElse("");
        return holds(function, condition.path(function));
    }

    boolean holds(String function, JsonNode argument) {
        return switch (function) {
            case "Fn::Equals" -> equal(argument);
            case "Fn::Not" -> !holds(one(argument));
            case "Fn::And" -> several(argument, function).valueStream().allMatch(this::holds);
            case "Fn::Or" -> several(argument, function).valueStream().anyMatch(this::holds);
            default ->
                throw TemplateError.of(
                        "Template format error: Conditions can only be boolean operations on parameters and other conditions");
        };
    }

    private boolean equal(JsonNode argument) {
        Functions.list(argument, 2, 2, "every Fn::Equals object requires a list of 2 string parameters.");
        return Objects.equals(this.evaluator.text(argument.get(0)), this.evaluator.text(argument.get(1)));
    }

    private static JsonNode one(JsonNode argument) {
        return Functions.list(argument, 1, 1, "every Fn::Not object requires a list of 1 boolean parameter.")
                .get(0);
    }

    private static JsonNode several(JsonNode argument, String function) {
        return Functions.list(
                argument,
                2,
                10,
                "every %s object requires a list of at least 2 and at most 10 boolean parameters.".formatted(function));
    }
}
