package dev.slipway.portal.template;

import com.samskivert.mustache.Escapers;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The rules behind {@link Escaping}. */
final class Escapes {

    private static final Pattern SHELL_WORD = Pattern.compile("[A-Za-z0-9_./:@%+=-]+");

    private Escapes() {}

    static String json(String value) {
        return each(value, (character) -> switch (character) {
            case '"' -> "\\\"";
            case '\\' -> "\\\\";
            default -> (character < 0x20 || character == 0x7f) ? unicode(character) : null;
        });
    }

    static String properties(String value) {
        return each(value, (character) -> switch (character) {
            case '\\' -> "\\\\";
            default -> (character < 0x20 || character > 0x7e) ? utf16(character) : null;
        });
    }

    static String markup(String value) {
        return Escapers.HTML.escape(value);
    }

    /** The slash is octal after a star, so that no value ends a comment; in a string it is a slash again. */
    static String java(String value) {
        return program(value).replace("*/", "*\\057");
    }

    /** As in Java; a dollar would start an expression in a double-quoted string. */
    static String groovy(String value) {
        return java(value).replace("$", "\\$");
    }

    /** A value starts no expression in a template literal, ends no comment and closes no script element. */
    static String javaScript(String value) {
        return program(value)
                .replace("$", "\\$")
                .replace("`", "\\`")
                .replace("*/", "*\\/")
                .replace("<", "\\u003c");
    }

    /** One whole word, quoted where it must be: the template writes the variable bare. */
    static String shell(String value) {
        return SHELL_WORD.matcher(value).matches() ? value : "'" + value.replace("'", "'\\''") + "'";
    }

    static String sql(String value) {
        return value.replace("'", "''");
    }

    static String markdown(String value) {
        return each(value, (character) -> "\\`*[]<>|&".indexOf(character) >= 0 ? "\\" + (char) character : null);
    }

    private static String program(String value) {
        return each(value, (character) -> switch (character) {
            case '"' -> "\\\"";
            case '\'' -> "\\'";
            case '\\' -> "\\\\";
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            default -> (character < 0x20 || character == 0x7f) ? unicode(character) : null;
        });
    }

    private static String each(String value, IntFunction<@Nullable String> rule) {
        StringBuilder out = new StringBuilder(value.length() + 8);
        value.codePoints().forEach((character) -> {
            String replacement = rule.apply(character);
            if (replacement != null) {
                out.append(replacement);
            } else {
                out.appendCodePoint(character);
            }
        });
        return out.toString();
    }

    private static String utf16(int character) {
        StringBuilder out = new StringBuilder();
        for (char unit : Character.toChars(character)) {
            out.append(unicode(unit));
        }
        return out.toString();
    }

    private static String unicode(int unit) {
        return "\\u%04x".formatted(unit);
    }
}
