package dev.slipway.portal.source.github;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.kohsuke.github.GHPermissionType;

/** What a step needs at GitHub, by the names of a GitHub App's permissions; a token is narrowed to one of these. */
enum Grant {
    /** To see that a repository exists. */
    SEE(Map.of("metadata", GHPermissionType.READ)),
    /** To make a repository: no other token is good for all repositories and changes something. */
    CREATE(Map.of("administration", GHPermissionType.WRITE)),
    /** To read commits. */
    READ(Map.of("contents", GHPermissionType.READ)),
    /** To read what checked a commit. */
    READ_CHECKS(Map.of("contents", GHPermissionType.READ, "statuses", GHPermissionType.READ)),
    /** To show on a commit where it runs. */
    SHOW(Map.of("contents", GHPermissionType.READ, "deployments", GHPermissionType.WRITE)),
    /** To push commits. */
    PUSH(Map.of("contents", GHPermissionType.WRITE)),
    /** To give a team access. */
    SHARE(Map.of("administration", GHPermissionType.WRITE, "members", GHPermissionType.READ)),
    /** To see who is in the organisation. */
    SEE_MEMBERS(Map.of("members", GHPermissionType.READ)),
    /** To protect a branch, and to rename, archive or delete a repository after a look at its commits. */
    ADMINISTER(Map.of("administration", GHPermissionType.WRITE, "contents", GHPermissionType.READ)),
    /** To look at webhooks. */
    SEE_HOOKS(Map.of("repository_hooks", GHPermissionType.READ)),
    /** To add and remove webhooks. */
    CHANGE_HOOKS(Map.of("repository_hooks", GHPermissionType.WRITE));

    private final Map<String, GHPermissionType> permissions;

    Grant(Map<String, GHPermissionType> permissions) {
        this.permissions = permissions;
    }

    Map<String, GHPermissionType> permissions() {
        return this.permissions;
    }

    /** Returns the permissions as the App's page at GitHub names them. */
    String words() {
        return new TreeMap<>(this.permissions)
                .entrySet().stream()
                        .map((each) ->
                                each.getKey() + ": " + each.getValue().name().toLowerCase(Locale.ROOT))
                        .collect(Collectors.joining(", "));
    }
}
