package dev.slipway.sandbox.aws.cloudformation.template;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * The argument of {@code Fn::Sub}: a text with {@code ${names}}, and values for some of them.
 *
 * @param text the text
 * @param values values that the call brings itself
 */
record Substitution(String text, JsonNode values) {

    private static final Pattern NAME = Pattern.compile("\\$\\{(?<name>!?[^}]*)}");

    static Substitution of(JsonNode argument) {
        if (argument.isString()) {
            return new Substitution(argument.asString(), JsonNodeFactory.instance.objectNode());
        }
        Functions.list(
                argument,
                2,
                2,
                "One or more Fn::Sub intrinsic functions don't specify expected arguments. Specify a string as first "
                        + "argument, and an optional second argument to specify a mapping of values to replace in the string");
        return new Substitution(argument.get(0).asString(), argument.get(1));
    }

    /** Returns the names that the template must know, without those that the call brings values for. */
    List<String> names() {
        List<String> names = new ArrayList<>();
        Matcher matcher = NAME.matcher(this.text);
        while (matcher.find()) {
            String name = matcher.group("name").strip();
            if (!name.startsWith("!") && !this.values.has(name)) {
                names.add(name);
            }
        }
        return names;
    }

    /** Returns the text with a value for every name; {@code ${!x}} becomes a literal <code>${x}</code>. */
    String apply(Function<String, String> value) {
        return NAME.matcher(this.text).replaceAll((match) -> {
            String name = match.group(1).strip();
            return Matcher.quoteReplacement(name.startsWith("!") ? "${" + name.substring(1) + "}" : value.apply(name));
        });
    }
}
