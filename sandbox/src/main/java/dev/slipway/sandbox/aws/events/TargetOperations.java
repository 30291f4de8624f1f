package dev.slipway.sandbox.aws.events;

import dev.slipway.sandbox.aws.AwsError;
import dev.slipway.sandbox.aws.JsonInput;
import dev.slipway.sandbox.aws.JsonProtocol;
import dev.slipway.sandbox.aws.events.EventRule.Target;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The operations on the targets of rules. */
final class TargetOperations {

    private static final int MOST = 5;

    private final RuleStore rules;

    TargetOperations(RuleStore rules) {
        this.rules = rules;
    }

    void addTo(JsonProtocol protocol) {
        protocol.operation("PutTargets", (tree) -> put(RuleOperations.input(tree)))
                .operation("RemoveTargets", (tree) -> remove(RuleOperations.input(tree)))
                .operation("ListTargetsByRule", (tree) -> list(RuleOperations.input(tree)));
    }

    private Object put(JsonInput input) {
        List<Target> added =
                input.items("Targets").stream().map(TargetOperations::read).toList();
        this.rules.change(RuleOperations.bus(input), input.required("Rule"), (rule) -> {
            List<Target> all = new ArrayList<>(rule.targets());
            added.forEach((target) -> {
                all.removeIf((there) -> there.id().equals(target.id()));
                all.add(target);
            });
            if (all.size() > MOST) {
                throw AwsError.of(
                        "LimitExceededException", "The requested resource exceeds the maximum number allowed.");
            }
            return rule.withTargets(all);
        });
        return Map.of("FailedEntryCount", 0, "FailedEntries", List.of());
    }

    private Object remove(JsonInput input) {
        List<String> ids = input.texts("Ids");
        this.rules.change(RuleOperations.bus(input), input.required("Rule"), (rule) -> {
            List<Target> rest = new ArrayList<>(rule.targets());
            rest.removeIf((target) -> ids.contains(target.id()));
            return rule.withTargets(rest);
        });
        return Map.of("FailedEntryCount", 0, "FailedEntries", List.of());
    }

    private Object list(JsonInput input) {
        EventRule rule = this.rules.get(RuleOperations.bus(input), input.required("Rule"));
        return Map.of(
                "Targets", rule.targets().stream().map(TargetOperations::output).toList());
    }

    private static Target read(JsonInput input) {
        if (input.has("InputTransformer")) {
            throw AwsError.of("ValidationException", "The sandbox knows no InputTransformer: use Input or InputPath.");
        }
        return new Target(
                input.required("Id"),
                input.required("Arn"),
                input.text("Input"),
                input.text("InputPath"),
                input.member("SqsParameters").text("MessageGroupId"),
                input.member("DeadLetterConfig").text("Arn"));
    }

    private static Map<String, Object> output(Target target) {
        Map<String, Object> output = new LinkedHashMap<>();
        output.put("Id", target.id());
        output.put("Arn", target.arn());
        output.put("Input", target.input());
        output.put("InputPath", target.inputPath());
        if (target.group() != null) {
            output.put("SqsParameters", Map.of("MessageGroupId", target.group()));
        }
        if (target.deadLetters() != null) {
            output.put("DeadLetterConfig", Map.of("Arn", target.deadLetters()));
        }
        output.values().removeIf((value) -> value == null);
        return output;
    }
}
