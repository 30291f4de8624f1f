package dev.slipway.portal.template;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.Map;

/**
 * Says that some files of a skeleton belong to some answers only.
 *
 * @param when parameter to the answers that the files belong to; all parameters must agree
 * @param files globs over the skeleton's paths, without the ending {@code .mustache}
 */
record FileRule(Map<String, List<Object>> when, List<String> files) {

    FileRule {
        when = Map.copyOf(when);
        files = List.copyOf(files);
    }

    /** Returns whether the rule speaks of a file. */
    boolean matches(String path) {
        return this.files.stream().anyMatch((glob) -> matches(glob, path));
    }

    /** Returns whether the answers let the rule's files in. */
    boolean allows(Map<String, Object> parameters) {
        return this.when.entrySet().stream()
                .allMatch((condition) -> condition.getValue().contains(parameters.get(condition.getKey())));
    }

    static boolean matches(String glob, String path) {
        PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + glob);
        return matcher.matches(Path.of(path));
    }
}
