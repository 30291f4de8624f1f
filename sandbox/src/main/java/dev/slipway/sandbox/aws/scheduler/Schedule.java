package dev.slipway.sandbox.aws.scheduler;

import dev.slipway.sandbox.aws.Arns;
import dev.slipway.sandbox.aws.AwsError;
import dev.slipway.sandbox.aws.JsonInput;
import dev.slipway.sandbox.aws.delivery.Targets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A schedule.
 *
 * @param group name of its group
 * @param name its name
 * @param expression when it is due
 * @param zone time zone of the expression
 * @param enabled whether it is in force
 * @param description words for people
 * @param window its flexible time window; the sandbox is never late on purpose
 * @param target what it does, as the caller gave it
 * @param deletesItself whether it is deleted after its last time
 * @param token token of the call that created it
 * @param created when it was created
 * @param modified when it was changed
 * @param due when it is due next; null when never again
 */
record Schedule(
        String group,
        String name,
        String expression,
        String zone,
        boolean enabled,
        @Nullable String description,
        JsonNode window,
        JsonNode target,
        boolean deletesItself,
        @Nullable String token,
        Instant created,
        Instant modified,
        @Nullable Instant due) {

    static final String DEFAULT_GROUP = "default";

    private static final Pattern NAME = Pattern.compile("[0-9a-zA-Z-_.]{1,64}");

    static Schedule read(String name, JsonInput input, Instant now) {
        if (!NAME.matcher(name).matches()) {
            throw refused(
                    "Value '%s' at 'name' failed to satisfy constraint: Member must satisfy regular expression pattern: ^%s$"
                            .formatted(name, NAME));
        }
        String text = input.required("ScheduleExpression");
        String zone = input.text("ScheduleExpressionTimezone", "UTC");
        Expression expression = Expression.of(text, zone);
        checkWindow(input.member("FlexibleTimeWindow"));
        checkTarget(input.member("Target"));
        return new Schedule(
                input.text("GroupName", DEFAULT_GROUP),
                name,
                text,
                zone,
                !input.text("State", "ENABLED").equals("DISABLED"),
                input.text("Description"),
                input.tree().path("FlexibleTimeWindow"),
                input.tree().path("Target"),
                input.text("ActionAfterCompletion", "NONE").equals("DELETE"),
                input.text("ClientToken"),
                now,
                now,
                expression.first(now));
    }

    String key() {
        return key(this.group, this.name);
    }

    static String key(String group, String name) {
        return group + "|" + name;
    }

    String arn() {
        return Arns.of("scheduler", "schedule/" + this.group + "/" + this.name);
    }

    Schedule createdAt(Instant time) {
        return with(time, this.due);
    }

    Schedule dueAt(@Nullable Instant time) {
        return with(this.created, time);
    }

    /** Returns whether two calls asked for the same. */
    boolean sameAs(Schedule other) {
        return output().entrySet().stream()
                .filter((entry) -> !entry.getKey().endsWith("Date"))
                .allMatch((entry) -> entry.getValue().equals(other.output().get(entry.getKey())));
    }

    private Schedule with(Instant created, @Nullable Instant due) {
        return new Schedule(
                this.group,
                this.name,
                this.expression,
                this.zone,
                this.enabled,
                this.description,
                this.window,
                this.target,
                this.deletesItself,
                this.token,
                created,
                this.modified,
                due);
    }

    Map<String, Object> output() {
        Map<String, Object> output = summary();
        output.put("ScheduleExpression", this.expression);
        output.put("ScheduleExpressionTimezone", this.zone);
        output.put("FlexibleTimeWindow", this.window);
        output.put("Target", this.target);
        output.put("ActionAfterCompletion", this.deletesItself ? "DELETE" : "NONE");
        if (this.description != null) {
            output.put("Description", this.description);
        }
        return output;
    }

    Map<String, Object> summary() {
        Map<String, Object> output = new LinkedHashMap<>();
        output.put("Arn", arn());
        output.put("Name", this.name);
        output.put("GroupName", this.group);
        output.put("State", this.enabled ? "ENABLED" : "DISABLED");
        output.put("CreationDate", this.created.toEpochMilli() / 1000.0);
        output.put("LastModificationDate", this.modified.toEpochMilli() / 1000.0);
        output.put("Target", Map.of("Arn", this.target.path("Arn").asString("")));
        return output;
    }

    private static void checkWindow(JsonInput window) {
        if (!Set.of("OFF", "FLEXIBLE").contains(window.text("Mode", ""))) {
            throw refused(
                    "Value at 'flexibleTimeWindow.mode' failed to satisfy constraint: Member must satisfy enum value set: [OFF, FLEXIBLE]");
        }
    }

    private static void checkTarget(JsonInput target) {
        String arn = target.required("Arn");
        target.required("RoleArn");
        if (!Targets.knows(arn)) {
            throw refused(
                    "Provided Arn is not in correct format. The sandbox delivers to queues, functions and topics.");
        }
        if (arn.endsWith(".fifo") && !target.member("SqsParameters").has("MessageGroupId")) {
            throw refused("MessageGroupId must be specified for the FIFO queue.");
        }
    }

    private static AwsError refused(String message) {
        return AwsError.of("ValidationException", message);
    }
}
