package dev.slipway.sandbox.pipeline;

import java.io.Serializable;
import java.util.List;
import java.util.Map;

/**
 * A word of the pipeline that is no step but a value with parameters, for example {@code string(name: 'WHO')}.
 *
 * @param name the word
 * @param arguments its arguments by name; a single unnamed one is called {@code value}
 */
public record Symbol(String name, Map<String, Object> arguments) implements Serializable {

    /** The words that are known. */
    public static final List<String> KNOWN = List.of(
            "string",
            "text",
            "choice",
            "booleanParam",
            "usernamePassword",
            "usernameColonPassword",
            "parameters",
            "buildDiscarder",
            "logRotator",
            "disableConcurrentBuilds");

    /** Returns an argument as text, or a default. */
    public String text(String argument, String otherwise) {
        Object value = this.arguments.get(argument);
        return value == null ? otherwise : value.toString();
    }
}
