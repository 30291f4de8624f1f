package dev.slipway.sandbox.aws.lambda;

import dev.slipway.sandbox.aws.AwsError;
import dev.slipway.sandbox.aws.JsonInput;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How a function is to run.
 *
 * @param runtime runtime, {@code java…}: the sandbox runs Java only
 * @param handler class of the handler
 * @param role ARN of its role
 * @param description words for people
 * @param timeout seconds that one invocation may take
 * @param memory megabytes
 * @param variables environment variables
 * @param deadLetters ARN of the queue or topic for events that failed
 * @param snapStart {@code PublishedVersions} or {@code None}
 * @param architectures processor architectures
 */
record FunctionSettings(
        String runtime,
        String handler,
        String role,
        String description,
        int timeout,
        int memory,
        Map<String, String> variables,
        @Nullable String deadLetters,
        String snapStart,
        List<String> architectures) {

    private static final Pattern ROLE =
            Pattern.compile("arn:(aws[a-zA-Z-]*)?:iam::\\d{12}:role/?[a-zA-Z_0-9+=,.@\\-_/]+");

    static FunctionSettings created(JsonInput input) {
        return new FunctionSettings("", "", "", "", 3, 128, Map.of(), null, "None", List.of("x86_64"))
                .updated(input)
                .checked();
    }

    FunctionSettings updated(JsonInput input) {
        return new FunctionSettings(
                input.text("Runtime", this.runtime),
                input.text("Handler", this.handler),
                input.text("Role", this.role),
                input.text("Description", this.description),
                input.number("Timeout", this.timeout),
                input.number("MemorySize", this.memory),
                input.has("Environment") ? variables(input) : this.variables,
                input.has("DeadLetterConfig") ? input.member("DeadLetterConfig").text("TargetArn") : this.deadLetters,
                input.has("SnapStart") ? input.member("SnapStart").text("ApplyOn", "None") : this.snapStart,
                input.has("Architectures") ? input.texts("Architectures") : this.architectures);
    }

    FunctionSettings checked() {
        if (!this.runtime.startsWith("java")) {
            throw refused("Value '%s' at 'runtime' failed to satisfy constraint: the sandbox runs java runtimes only"
                    .formatted(this.runtime));
        }
        if (this.handler.isBlank()) {
            throw refused(
                    "Runtime and Handler are mandatory parameters for functions created with deployment packages.");
        }
        if (!ROLE.matcher(this.role).matches()) {
            throw refused(
                    "Value '%s' at 'role' failed to satisfy constraint: Member must satisfy regular expression pattern: %s"
                            .formatted(this.role, ROLE));
        }
        if (this.timeout < 1 || this.timeout > 900) {
            throw refused("Value '%d' at 'timeout' failed to satisfy constraint: Member must be between 1 and 900"
                    .formatted(this.timeout));
        }
        if (this.memory < 128 || this.memory > 10_240) {
            throw refused("'MemorySize' value failed to satisfy constraint: Member must be between 128 and 10240");
        }
        return this;
    }

    /** The name of the class, without a method. */
    String handlerClass() {
        return this.handler.replaceFirst("::.*", "");
    }

    private static Map<String, String> variables(JsonInput input) {
        Map<String, String> variables = new LinkedHashMap<>();
        input.member("Environment")
                .member("Variables")
                .tree()
                .properties()
                .forEach((variable) ->
                        variables.put(variable.getKey(), variable.getValue().asString()));
        return variables;
    }

    private static AwsError refused(String message) {
        return AwsError.of("InvalidParameterValueException", message);
    }
}
