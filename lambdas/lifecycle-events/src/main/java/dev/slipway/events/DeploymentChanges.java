package dev.slipway.events;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a deployment changed against what ran before. It is told when it happens, since force pushes, limits and
 * deletions may make it unknowable later.
 *
 * @param replaces the deployment that ran before; null at the first
 * @param base its commit; null at the first
 * @param committedAt when the deployed commit was made
 * @param commits what came in, the newest first
 * @param left what went out, as at a rollback
 * @param files names of the files that differ
 * @param whole whether the lists are complete
 */
public record DeploymentChanges(
        @Nullable String replaces,
        @Nullable String base,
        @Nullable Instant committedAt,
        List<Commit> commits,
        List<Commit> left,
        List<String> files,
        boolean whole) {

    private static final String CHANGES = "changes";

    /** Copies the lists. */
    public DeploymentChanges {
        commits = List.copyOf(commits);
        left = List.copyOf(left);
        files = List.copyOf(files);
    }

    /**
     * A commit.
     *
     * @param id its full id
     * @param title first line of its message
     * @param author who made it
     * @param pull number of the pull request that brought it; null where its message names none
     */
    public record Commit(
            String id,
            String title,
            @Nullable String author,
            @Nullable String pull) {

        Map<String, Object> toMap() {
            Map<String, Object> map = new LinkedHashMap<>(Map.of("id", this.id, "title", this.title));
            put(map, "author", this.author);
            put(map, "pull", this.pull);
            return map;
        }

        static Commit of(Map<?, ?> map) {
            return new Commit(
                    String.valueOf(map.get("id")), orEmpty(text(map, "title")), text(map, "author"), text(map, "pull"));
        }

        private static String orEmpty(@Nullable String text) {
            return text == null ? "" : text;
        }
    }

    /** Reads the changes out of an event; empty when it tells of none. */
    public static Optional<DeploymentChanges> of(LifecycleEvent event) {
        return event.customData().get(CHANGES) instanceof Map<?, ?> map
                ? Optional.of(new DeploymentChanges(
                        text(map, "replaces"),
                        text(map, "base"),
                        time(text(map, "committedAt")),
                        commits(map.get("commits")),
                        commits(map.get("left")),
                        map.get("files") instanceof List<?> files
                                ? files.stream().map(String::valueOf).toList()
                                : List.of(),
                        !Boolean.FALSE.equals(map.get("whole"))))
                : Optional.empty();
    }

    /** Returns the changes as facts of an event. */
    public Map<String, Object> toFacts() {
        Map<String, Object> map = new LinkedHashMap<>();
        put(map, "replaces", this.replaces);
        put(map, "base", this.base);
        put(map, "committedAt", this.committedAt == null ? null : this.committedAt.toString());
        map.put("commits", this.commits.stream().map(Commit::toMap).toList());
        map.put("left", this.left.stream().map(Commit::toMap).toList());
        map.put("files", this.files);
        map.put("whole", this.whole);
        return Map.of(CHANGES, map);
    }

    private static List<Commit> commits(@Nullable Object list) {
        return list instanceof List<?> commits
                ? commits.stream()
                        .filter(Map.class::isInstance)
                        .map((commit) -> Commit.of((Map<?, ?>) commit))
                        .toList()
                : List.of();
    }

    private static void put(Map<String, Object> map, String name, @Nullable String value) {
        if (value != null) {
            map.put(name, value);
        }
    }

    private static @Nullable String text(Map<?, ?> map, String name) {
        return map.get(name) instanceof String text && !text.isEmpty() ? text : null;
    }

    private static @Nullable Instant time(@Nullable String text) {
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeException ex) {
            return null;
        }
    }
}
