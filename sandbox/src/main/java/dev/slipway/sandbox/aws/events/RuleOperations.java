package dev.slipway.sandbox.aws.events;

import dev.slipway.sandbox.aws.AwsError;
import dev.slipway.sandbox.aws.JsonInput;
import dev.slipway.sandbox.aws.JsonProtocol;
import dev.slipway.sandbox.aws.delivery.EventPattern;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ObjectNode;

/** The operations on rules. */
final class RuleOperations {

    private static final Pattern NAME = Pattern.compile("[\\.\\-_A-Za-z0-9]{1,64}");

    private final RuleStore rules;

    RuleOperations(RuleStore rules) {
        this.rules = rules;
    }

    void addTo(JsonProtocol protocol) {
        protocol.operation("PutRule", (tree) -> put(input(tree)))
                .operation("DescribeRule", (tree) -> output(find(input(tree), "Name")))
                .operation("ListRules", (tree) -> list(input(tree)))
                .operation("EnableRule", (tree) -> enable(input(tree), true))
                .operation("DisableRule", (tree) -> enable(input(tree), false))
                .operation("DeleteRule", (tree) -> delete(input(tree)));
    }

    static JsonInput input(ObjectNode tree) {
        return new JsonInput(tree, "ValidationException");
    }

    static String bus(JsonInput input) {
        String bus = input.text("EventBusName", EventRule.DEFAULT_BUS);
        return bus.substring(bus.lastIndexOf('/') + 1);
    }

    private EventRule find(JsonInput input, String member) {
        return this.rules.get(bus(input), input.required(member));
    }

    private Object put(JsonInput input) {
        String name = input.required("Name");
        if (!NAME.matcher(name).matches()) {
            throw AwsError.of(
                    "ValidationException",
                    "1 validation error detected: Value '%s' at 'name' failed to satisfy constraint: Member must satisfy regular expression pattern: %s"
                            .formatted(name, NAME));
        }
        String bus = bus(input);
        if (!bus.equals(EventRule.DEFAULT_BUS)) {
            throw AwsError.of("ResourceNotFoundException", "Event bus %s does not exist.".formatted(bus));
        }
        boolean there = this.rules.has(bus, name);
        EventRule rule = new EventRule(
                bus,
                name,
                pattern(input),
                !input.text("State", "ENABLED").equals("DISABLED"),
                input.text("Description"),
                input.text("RoleArn"),
                there ? this.rules.get(bus, name).targets() : List.of(),
                there ? this.rules.get(bus, name).tags() : input.pairs("Tags", "Key", "Value"));
        this.rules.put(rule);
        return Map.of("RuleArn", rule.arn());
    }

    private static String pattern(JsonInput input) {
        String pattern = input.text("EventPattern");
        if (pattern == null || pattern.isEmpty()) {
            throw AwsError.of(
                    "ValidationException",
                    "Parameter(s) EventPattern must be specified. (Schedules of the sandbox are in EventBridge Scheduler.)");
        }
        try {
            EventPattern.of(pattern);
            return pattern;
        } catch (IllegalArgumentException ex) {
            throw AwsError.of("InvalidEventPatternException", "Event pattern is not valid. Reason: " + ex.getMessage());
        }
    }

    private Object list(JsonInput input) {
        String prefix = input.text("NamePrefix", "");
        return Map.of(
                "Rules",
                this.rules.on(bus(input)).stream()
                        .filter((rule) -> rule.name().startsWith(prefix))
                        .map(RuleOperations::output)
                        .toList());
    }

    private Object enable(JsonInput input, boolean enabled) {
        this.rules.change(bus(input), input.required("Name"), (rule) -> rule.withEnabled(enabled));
        return Map.of();
    }

    /** Deleting a rule that does not exist is no error, but one with targets is. */
    private Object delete(JsonInput input) {
        if (this.rules.has(bus(input), input.required("Name"))) {
            EventRule rule = find(input, "Name");
            if (!rule.targets().isEmpty()) {
                throw AwsError.of("ValidationException", "Rule can't be deleted since it has targets.");
            }
            this.rules.remove(rule);
        }
        return Map.of();
    }

    private static Map<String, Object> output(EventRule rule) {
        Map<String, Object> output = new LinkedHashMap<>();
        output.put("Name", rule.name());
        output.put("Arn", rule.arn());
        output.put("EventPattern", rule.pattern());
        output.put("State", rule.enabled() ? "ENABLED" : "DISABLED");
        output.put("Description", rule.description());
        output.put("RoleArn", rule.role());
        output.put("EventBusName", rule.bus());
        output.values().removeIf((value) -> value == null);
        return output;
    }
}
