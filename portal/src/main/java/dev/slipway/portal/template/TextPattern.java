package dev.slipway.portal.template;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The text of a file with places for values. Every value is escaped; there is no way to write one unescaped. */
final class TextPattern {

    private static final Pattern VALUE = Pattern.compile("\\{\\{\\s*[A-Za-z]");
    private static final Pattern FORBIDDEN = Pattern.compile("\\{\\{(?:\\{|\\s*[&>=<$])");

    private final Template template;

    private TextPattern(Template template) {
        this.template = template;
    }

    /**
     * @param file for messages
     * @param names the variables that the text may use
     */
    static TextPattern of(Path file, String text, Escaping escaping, Set<String> names) {
        Matcher forbidden = FORBIDDEN.matcher(text);
        if (forbidden.find()) {
            throw new BrokenTemplate(
                    file,
                    "uses '%s': unescaped values, partials, blocks and other delimiters are not allowed."
                            .formatted(forbidden.group()));
        }
        if (escaping.wantsQuotes()) {
            text.lines().forEach((line) -> requireQuotes(file, line));
        }
        Template template = Mustache.compiler()
                .strictSections(true)
                .emptyStringIsFalse(true)
                .withEscaper(escaping::escape)
                .compile(text);
        template.visit(new KnownNames(file, names));
        return new TextPattern(template);
    }

    private static void requireQuotes(Path file, String line) {
        VALUE.matcher(line).results().forEach((value) -> {
            long quotes = line.substring(0, value.start())
                    .chars()
                    .filter((character) -> character == '"')
                    .count();
            if (quotes % 2 == 0 && !line.strip().startsWith("#")) {
                throw new BrokenTemplate(
                        file, "has a variable without double quotes around it: '%s'.".formatted(line.strip()));
            }
        });
    }

    String render(Map<String, Object> vocabulary) {
        return this.template.execute(vocabulary);
    }

    /** Stops at the first variable that does not exist, long before an app is rendered. */
    private record KnownNames(Path file, Set<String> names) implements Mustache.Visitor {

        @Override
        public void visitText(String text) {
            // Text is free.
        }

        @Override
        public void visitVariable(String name) {
            if (!this.names.contains(name)) {
                throw new BrokenTemplate(
                        this.file,
                        "uses the variable '%s', which does not exist. There are: %s."
                                .formatted(name, String.join(", ", this.names)));
            }
        }

        @Override
        public boolean visitSection(String name) {
            visitVariable(name);
            return true;
        }

        @Override
        public boolean visitInvertedSection(String name) {
            visitVariable(name);
            return true;
        }

        @Override
        public boolean visitInclude(String name) {
            throw new BrokenTemplate(this.file, "includes '%s': partials are not allowed.".formatted(name));
        }
    }
}
