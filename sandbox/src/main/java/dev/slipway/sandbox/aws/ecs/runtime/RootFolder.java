package dev.slipway.sandbox.aws.ecs.runtime;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * A folder that will be the root of a process. Paths and links of an image are resolved inside it, so that no image can
 * write beside it.
 */
final class RootFolder {

    private static final int MOST_LINKS = 40;

    private final Path root;

    RootFolder(Path root) {
        this.root = root;
    }

    /**
     * Returns where a path of the image lies on this machine. Links on the way are followed as the process would follow
     * them; the last segment is not.
     */
    Path resolve(String path) throws IOException {
        Deque<String> rest = new ArrayDeque<>();
        push(rest, path);
        Path current = this.root;
        int links = 0;
        while (!rest.isEmpty()) {
            String segment = rest.pop();
            if (segment.equals("..")) {
                current = current.equals(this.root) ? this.root : parent(current);
                continue;
            }
            Path next = current.resolve(segment);
            if (!rest.isEmpty() && Files.isSymbolicLink(next)) {
                if (++links > MOST_LINKS) {
                    throw new IOException("Too many links on the way to '%s' in the image.".formatted(path));
                }
                Path link = Files.readSymbolicLink(next);
                current = link.isAbsolute() ? this.root : current;
                push(rest, link.toString());
            } else {
                current = next;
            }
        }
        return current;
    }

    /** Removes what lies at a path, with everything in it. */
    static void delete(Path path) throws IOException {
        if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            clear(path);
        }
        Files.deleteIfExists(path);
    }

    /** Removes everything in a folder. */
    static void clear(Path folder) throws IOException {
        try (var files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                delete(file);
            }
        }
    }

    private Path parent(Path path) {
        Path parent = path.getParent();
        return parent == null ? this.root : parent;
    }

    private static void push(Deque<String> rest, String path) {
        String[] segments = path.split("/");
        for (int i = segments.length - 1; i >= 0; i--) {
            if (!segments[i].isEmpty() && !segments[i].equals(".")) {
                rest.push(segments[i]);
            }
        }
    }
}
