package dev.slipway.sandbox.pipeline.step;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** File trees: the files that match patterns, and deletion of a whole folder. */
final class Trees {

    private Trees() {}

    /** Returns the files below a folder that match comma-separated Ant patterns. */
    static List<Path> matching(Path folder, String includes, String excludes) throws IOException {
        List<PathMatcher> wanted = matchers(includes);
        List<PathMatcher> unwanted = matchers(excludes);
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter((file) -> matches(wanted, folder.relativize(file)))
                    .filter((file) -> !matches(unwanted, folder.relativize(file)))
                    .sorted()
                    .toList();
        }
    }

    /** Deletes a folder with all it holds. */
    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        List<Path> deepestFirst;
        try (Stream<Path> files = Files.walk(folder)) {
            deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : deepestFirst) {
            Files.deleteIfExists(file);
        }
    }

    private static boolean matches(List<PathMatcher> matchers, Path file) {
        return matchers.stream().anyMatch((matcher) -> matcher.matches(file));
    }

    /** Ant's double star also stands for no folder at all, Java's glob does not. */
    private static List<PathMatcher> matchers(String patterns) {
        return Arrays.stream(patterns.split(","))
                .map(String::strip)
                .filter((pattern) -> !pattern.isEmpty())
                .map((pattern) -> pattern.endsWith("/") ? pattern + "**" : pattern)
                .flatMap((pattern) ->
                        pattern.contains("**/") ? Stream.of(pattern, pattern.replace("**/", "")) : Stream.of(pattern))
                .map((pattern) -> FileSystems.getDefault().getPathMatcher("glob:" + pattern))
                .toList();
    }
}
