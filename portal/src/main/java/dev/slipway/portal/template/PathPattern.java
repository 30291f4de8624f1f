package dev.slipway.portal.template;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A path below a skeleton whose segments may hold <code>{{name}}</code>. */
final class PathPattern {

    private static final Pattern VARIABLE = Pattern.compile("\\{\\{\\s*([A-Za-z.]+)\\s*}}");
    private static final Pattern SEGMENT = Pattern.compile("[A-Za-z0-9._@+-][A-Za-z0-9._@+ -]{0,99}");
    private static final int LONGEST = 250;

    private final String text;

    private PathPattern(String text) {
        this.text = text;
    }

    /**
     * @param file for messages
     * @param names the variables that the path may use
     */
    static PathPattern of(Path file, String text, Set<String> names) {
        VARIABLE.matcher(text).results().map((match) -> match.group(1)).forEach((name) -> {
            if (!names.contains(name)) {
                throw new BrokenTemplate(
                        file,
                        "has the variable '%s' in its path, which does not exist. There are: %s."
                                .formatted(name, String.join(", ", names)));
            }
        });
        for (String segment : VARIABLE.matcher(text).replaceAll("x").split("/", -1)) {
            if (!isSafe(segment)) {
                throw new BrokenTemplate(
                        file,
                        "has the segment '%s' in its path: use letters, digits and . _ - @ +; '.git' is Git's own."
                                .formatted(segment));
            }
        }
        if (text.equals(SlipwayFile.PATH)) {
            throw new BrokenTemplate(file, "is written by Slipway itself: take it out of the skeleton.");
        }
        return new PathPattern(text);
    }

    String text() {
        return this.text;
    }

    String fileName() {
        return this.text.substring(this.text.lastIndexOf('/') + 1);
    }

    /** Puts the values in; a value never adds a segment and never leaves the repository. */
    String render(Map<String, Object> vocabulary) {
        String path = VARIABLE.matcher(this.text)
                .replaceAll((match) -> Matcher.quoteReplacement(segment(vocabulary, match.group(1))));
        for (String segment : path.split("/", -1)) {
            if (!isSafe(segment)) {
                throw new IllegalArgumentException(
                        "The path '%s' of the template became '%s', which has an unsafe segment"
                                .formatted(this.text, path));
            }
        }
        if (path.length() > LONGEST) {
            throw new IllegalArgumentException("The path '%s' has more than %d characters".formatted(path, LONGEST));
        }
        return path;
    }

    private static String segment(Map<String, Object> vocabulary, String name) {
        String value = Vocabulary.value(vocabulary, name);
        if (value.indexOf('/') >= 0) {
            throw new IllegalArgumentException(
                    "The value of '%s' cannot stand in a path: it has a '/'".formatted(name));
        }
        return value;
    }

    private static boolean isSafe(String segment) {
        return SEGMENT.matcher(segment).matches()
                && !segment.equals(".")
                && !segment.equals("..")
                && !segment.equalsIgnoreCase(".git")
                && !segment.endsWith(" ");
    }
}
