package dev.slipway.portal.template;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * How a value is written into a file of some type, so that it stays a value whatever it holds.
 *
 * <p>In JSON, YAML, properties and program text a value is written for the inside of double quotes, which the template
 * puts around it; in a shell script the quotes are part of what is written; in XML and HTML it may be text or an attribute.
 */
enum Escaping {
    JSON(Escapes::json, ".json", ".webmanifest"),
    YAML(Escapes::json, ".yaml", ".yml"),
    PROPERTIES(Escapes::properties, ".properties"),
    MARKUP(Escapes::markup, ".xml", ".html", ".svg"),
    JAVA(Escapes::java, ".java"),
    GROOVY(Escapes::groovy, ".groovy", ".gradle", "Jenkinsfile"),
    JAVASCRIPT(Escapes::javaScript, ".js", ".mjs"),
    SHELL(Escapes::shell, ".sh"),
    SQL(Escapes::sql, ".sql"),
    MARKDOWN(Escapes::markdown, ".md"),
    PLAIN(UnaryOperator.identity(), ".txt", ".gitignore", ".gitattributes", ".editorconfig", "CODEOWNERS");

    private final UnaryOperator<String> rule;
    private final List<String> endings;

    Escaping(UnaryOperator<String> rule, String... endings) {
        this.rule = rule;
        this.endings = List.of(endings);
    }

    /** Finds the rule for a file by its name. */
    static Optional<Escaping> of(String fileName) {
        String name = fileName.toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter((escaping) ->
                        escaping.endings.stream().anyMatch((ending) -> name.endsWith(ending.toLowerCase(Locale.ROOT))))
                .findFirst();
    }

    /** Returns the endings and names that a rule exists for, for messages. */
    static String known() {
        return Arrays.stream(values())
                .flatMap((escaping) -> escaping.endings.stream())
                .collect(Collectors.joining(", "));
    }

    /** Returns whether every variable stands in double quotes: without them a value could become structure. */
    boolean wantsQuotes() {
        return this == JSON || this == YAML;
    }

    String escape(String value) {
        return this.rule.apply(value);
    }
}
