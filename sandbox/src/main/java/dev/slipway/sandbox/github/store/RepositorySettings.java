package dev.slipway.sandbox.github.store;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an administrator can set on a repository.
 *
 * @param name name below the organisation
 * @param description one line for people
 * @param homepage any address
 * @param hidden whether only those with access know that it exists
 * @param archived whether it is read-only
 * @param defaultBranch name of its default branch
 * @param topics its topics
 * @param switches GitHub's on-or-off settings by name, such as {@code has_wiki}
 */
public record RepositorySettings(
        String name,
        @Nullable String description,
        @Nullable String homepage,
        boolean hidden,
        boolean archived,
        String defaultBranch,
        List<String> topics,
        Map<String, Boolean> switches) {

    private static final Map<String, Boolean> USUAL = usual();

    /** Copies the collections and adds the switches that are not mentioned. */
    public RepositorySettings {
        topics = List.copyOf(topics);
        Map<String, Boolean> all = new LinkedHashMap<>(USUAL);
        all.putAll(switches);
        switches = Map.copyOf(all);
    }

    /** Returns the names of all switches. */
    public static List<String> switchNames() {
        return List.copyOf(USUAL.keySet());
    }

    /** Says whether a switch is on. */
    public boolean isOn(String name) {
        return this.switches.getOrDefault(name, false);
    }

    /** Returns these settings with another default branch. */
    public RepositorySettings withDefaultBranch(String branch) {
        return new RepositorySettings(
                this.name,
                this.description,
                this.homepage,
                this.hidden,
                this.archived,
                branch,
                this.topics,
                this.switches);
    }

    private static Map<String, Boolean> usual() {
        Map<String, Boolean> usual = new LinkedHashMap<>();
        usual.put("has_issues", true);
        usual.put("has_projects", true);
        usual.put("has_wiki", true);
        usual.put("has_downloads", true);
        usual.put("has_discussions", false);
        usual.put("is_template", false);
        usual.put("allow_merge_commit", true);
        usual.put("allow_squash_merge", true);
        usual.put("allow_rebase_merge", false);
        usual.put("allow_auto_merge", false);
        usual.put("allow_update_branch", false);
        usual.put("allow_forking", false);
        usual.put("delete_branch_on_merge", false);
        usual.put("web_commit_signoff_required", false);
        return usual;
    }
}
