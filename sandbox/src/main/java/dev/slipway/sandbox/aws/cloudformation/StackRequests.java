package dev.slipway.sandbox.aws.cloudformation;

import dev.slipway.sandbox.aws.AwsError;
import dev.slipway.sandbox.aws.QueryInput;
import dev.slipway.sandbox.aws.cloudformation.resource.ResourceTypes;
import dev.slipway.sandbox.aws.cloudformation.template.Binding;
import dev.slipway.sandbox.aws.cloudformation.template.Template;
import dev.slipway.sandbox.aws.cloudformation.template.TemplateCheck;
import dev.slipway.sandbox.aws.cloudformation.template.TemplateError;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what callers ask for and refuses what CloudFormation refuses before it touches anything. */
final class StackRequests {

    private static final Pattern NAME = Pattern.compile("[a-zA-Z][-a-zA-Z0-9]*");
    private static final int LONGEST_NAME = 128;
    private static final int LARGEST_TEMPLATE = 51_200;

    private final TemplateCheck check;

    StackRequests(ResourceTypes types) {
        this.check = new TemplateCheck(types::has, types::hasAttribute);
    }

    static String name(QueryInput input) {
        String name = input.required("StackName");
        if (!NAME.matcher(name).matches() || name.length() > LONGEST_NAME) {
            throw TemplateError.of(
                    "1 validation error detected: Value '%s' at 'stackName' failed to satisfy constraint: "
                            + "Member must satisfy regular expression pattern: [a-zA-Z][-a-zA-Z0-9]*",
                    name);
        }
        return name;
    }

    /** Reads the template of a request and checks it. */
    Template template(String text) {
        if (text.getBytes(StandardCharsets.UTF_8).length > LARGEST_TEMPLATE) {
            throw TemplateError.of(
                    "1 validation error detected: Value at 'templateBody' failed to satisfy constraint: "
                            + "Member must have length less than or equal to %d",
                    LARGEST_TEMPLATE);
        }
        Template template = Template.parse(text);
        this.check.check(template);
        return template;
    }

    static String body(QueryInput input) {
        String text = input.text("TemplateBody");
        if (text == null || text.isEmpty()) {
            throw TemplateError.of(
                    input.text("TemplateURL") == null
                            ? "Either Template URL or Template Body must be specified."
                            : "The sandbox takes templates as TemplateBody, not by TemplateURL.");
        }
        return text;
    }

    /** Reads what a new stack is to be. */
    StackInput creation(QueryInput input) {
        boolean keep = input.flag("DisableRollback");
        return checked(
                input,
                new StackInput(
                        body(input),
                        parameters(input, Map.of()),
                        input.pairs("Tags", "Key", "Value"),
                        input.texts("Capabilities"),
                        input.text("RoleARN"),
                        input.text("OnFailure", keep ? "DO_NOTHING" : "ROLLBACK")));
    }

    /** Reads what a stack is to become. */
    StackInput update(QueryInput input, StackInput before) {
        boolean tagged = input.form().keySet().stream().anyMatch((name) -> name.startsWith("Tags."));
        String role = input.text("RoleARN");
        return checked(
                input,
                new StackInput(
                        input.flag("UsePreviousTemplate") ? before.template() : body(input),
                        parameters(input, before.parameters()),
                        tagged ? input.pairs("Tags", "Key", "Value") : before.tags(),
                        input.texts("Capabilities"),
                        role == null ? before.role() : role,
                        before.onFailure()));
    }

    private StackInput checked(QueryInput input, StackInput asked) {
        Template template = template(asked.template());
        Binding binding = Binding.of(template, asked.parameters(), input.required("StackName"), "checked");
        try {
            DependencyWalk.inOrder(binding.dependencies());
        } catch (DependencyWalk.CircularDependency ex) {
            throw TemplateError.of("%s", String.valueOf(ex.getMessage()));
        }
        checkCapabilities(template.capabilities(), asked.capabilities());
        return asked;
    }

    private static void checkCapabilities(List<String> needed, List<String> given) {
        boolean enough = given.containsAll(needed) || given.contains("CAPABILITY_NAMED_IAM");
        if (!enough) {
            throw AwsError.of("InsufficientCapabilitiesException", "Requires capabilities : " + needed);
        }
    }

    private static Map<String, String> parameters(QueryInput input, Map<String, String> before) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (QueryInput parameter : input.items("Parameters")) {
            String key = parameter.required("ParameterKey");
            String value = parameter.flag("UsePreviousValue") ? before.get(key) : parameter.text("ParameterValue");
            putIfGiven(parameters, key, value);
        }
        return parameters;
    }

    private static void putIfGiven(Map<String, String> parameters, String key, @Nullable String value) {
        if (value != null) {
            parameters.put(key, value);
        }
    }
}
