package dev.slipway.portal.template;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The text of a template's README, cut into what a page shows. It knows headings ({@code #}), lists ({@code -}), blocks of
 * code between fences, and paragraphs; all else is text.
 */
final class Readme {

    private static final String FENCE = "```";

    private Readme() {}

    /** Returns the blocks of a text, in its order; the title in the first line is left out, since the page has one. */
    static List<Block> blocks(String text) {
        List<Block> blocks = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        boolean code = false;
        for (String line : text.lines().skip(text.startsWith("# ") ? 1 : 0).toList()) {
            if (line.startsWith(FENCE)) {
                close(blocks, lines, code);
                code = !code;
            } else if (!code && (line.isBlank() || line.startsWith("#"))) {
                close(blocks, lines, false);
                if (line.startsWith("#")) {
                    blocks.add(Block.heading(line.replaceFirst("#+\\s*", "")));
                }
            } else {
                lines.add(line);
            }
        }
        close(blocks, lines, code);
        return blocks;
    }

    private static void close(List<Block> blocks, List<String> lines, boolean code) {
        if (!lines.isEmpty()) {
            blocks.add(code ? Block.code(String.join("\n", lines)) : Block.text(lines));
            lines.clear();
        }
    }

    /**
     * One block; of its parts all but one are empty.
     *
     * @param heading words above what follows
     * @param paragraph a paragraph
     * @param items the items of a list
     * @param code lines of code
     */
    record Block(String heading, String paragraph, List<String> items, String code) {

        static Block heading(String words) {
            return new Block(words, "", List.of(), "");
        }

        static Block code(String lines) {
            return new Block("", "", List.of(), lines);
        }

        static Block text(List<String> lines) {
            return lines.stream().allMatch((line) -> line.startsWith("- "))
                    ? new Block(
                            "",
                            "",
                            lines.stream()
                                    .map((line) -> plain(line.substring(2)))
                                    .toList(),
                            "")
                    : new Block("", plain(String.join(" ", lines)), List.of(), "");
        }

        private static String plain(String text) {
            return Stream.of("`", "**").reduce(text, (rest, mark) -> rest.replace(mark, ""));
        }
    }
}
