package dev.slipway.portal.template;

import com.samskivert.mustache.MustacheException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/**
 * One file of a skeleton. What ends in {@code .mustache} is rendered and loses the ending; all else is copied byte for byte.
 */
final class SkeletonFile {

    private static final String ENDING = ".mustache";

    private final PathPattern path;
    private final Content content;
    private final boolean executable;

    private SkeletonFile(PathPattern path, Content content, boolean executable) {
        this.path = path;
        this.content = content;
        this.executable = executable;
    }

    /**
     * @param file where it was read from, for messages
     * @param path path below the skeleton
     * @param names the variables that it may use
     */
    static SkeletonFile of(Path file, String path, byte[] bytes, boolean executable, Set<String> names) {
        boolean rendered = path.endsWith(ENDING);
        PathPattern pattern =
                PathPattern.of(file, rendered ? path.substring(0, path.length() - ENDING.length()) : path, names);
        Content content = rendered ? rendered(file, pattern, bytes, names) : (vocabulary) -> bytes;
        return new SkeletonFile(pattern, content, executable);
    }

    private static Content rendered(Path file, PathPattern path, byte[] bytes, Set<String> names) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            Escaping escaping = Escaping.of(path.fileName())
                    .orElseThrow(() -> new BrokenTemplate(
                            file,
                            "is to be rendered, but it is not known how to escape values in '%s'. Known are: %s."
                                    .formatted(path.fileName(), Escaping.known())));
            TextPattern pattern = TextPattern.of(file, text, escaping, names);
            return (vocabulary) -> pattern.render(vocabulary).getBytes(StandardCharsets.UTF_8);
        } catch (CharacterCodingException ex) {
            throw new BrokenTemplate(file, "is to be rendered, but is not UTF-8.", ex);
        } catch (MustacheException ex) {
            throw new BrokenTemplate(file, "is not Mustache: " + ex.getMessage(), ex);
        }
    }

    /** Returns the path below the skeleton, without the ending that says "render me". */
    String path() {
        return this.path.text();
    }

    /** Renders path and content. */
    RenderedFile render(Map<String, Object> vocabulary) {
        return new RenderedFile(this.path.render(vocabulary), this.content.render(vocabulary), this.executable);
    }

    private interface Content {

        byte[] render(Map<String, Object> vocabulary);
    }
}
