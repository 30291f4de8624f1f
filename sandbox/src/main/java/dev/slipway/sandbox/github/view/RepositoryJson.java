package dev.slipway.sandbox.github.view;

import dev.slipway.sandbox.github.store.HostedRepository;
import dev.slipway.sandbox.github.store.Permission;
import dev.slipway.sandbox.github.store.RepositorySettings;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Repositories as GitHub describes them. */
public final class RepositoryJson {

    private static final String[][] ADDRESSES = {
        {"archive_url", "/{archive_format}{/ref}"},
        {"assignees_url", "/assignees{/user}"},
        {"blobs_url", "/git/blobs{/sha}"},
        {"branches_url", "/branches{/branch}"},
        {"collaborators_url", "/collaborators{/collaborator}"},
        {"comments_url", "/comments{/number}"},
        {"commits_url", "/commits{/sha}"},
        {"compare_url", "/compare/{base}...{head}"},
        {"contents_url", "/contents/{+path}"},
        {"contributors_url", "/contributors"},
        {"deployments_url", "/deployments"},
        {"downloads_url", "/downloads"},
        {"events_url", "/events"},
        {"forks_url", "/forks"},
        {"git_commits_url", "/git/commits{/sha}"},
        {"git_refs_url", "/git/refs{/sha}"},
        {"git_tags_url", "/git/tags{/sha}"},
        {"hooks_url", "/hooks"},
        {"issue_comment_url", "/issues/comments{/number}"},
        {"issue_events_url", "/issues/events{/number}"},
        {"issues_url", "/issues{/number}"},
        {"keys_url", "/keys{/key_id}"},
        {"labels_url", "/labels{/name}"},
        {"languages_url", "/languages"},
        {"merges_url", "/merges"},
        {"milestones_url", "/milestones{/number}"},
        {"notifications_url", "/notifications{?since,all,participating}"},
        {"pulls_url", "/pulls{/number}"},
        {"releases_url", "/releases{/id}"},
        {"stargazers_url", "/stargazers"},
        {"statuses_url", "/statuses/{sha}"},
        {"subscribers_url", "/subscribers"},
        {"subscription_url", "/subscription"},
        {"tags_url", "/tags"},
        {"teams_url", "/teams"},
        {"trees_url", "/git/trees{/sha}"},
    };

    private final Links links;
    private final UserJson users;

    /**
     * @param links addresses
     * @param users its owner
     */
    public RepositoryJson(Links links, UserJson users) {
        this.links = links;
        this.users = users;
    }

    /**
     * Describes a repository.
     *
     * @param permission what the caller may do in it
     */
    public Map<String, @Nullable Object> of(HostedRepository repository, Permission permission) {
        RepositorySettings settings = repository.settings();
        Map<String, @Nullable Object> fields = Fields.of(
                "id", repository.id(),
                "node_id", Fields.nodeId("Repository", repository.id()),
                "name", settings.name(),
                "full_name", Links.fullName(repository),
                "owner", this.users.organisation(),
                "organization", this.users.organisation(),
                "private", settings.hidden(),
                "visibility", settings.hidden() ? "private" : "public",
                "description", settings.description(),
                "homepage", settings.homepage(),
                "fork", false,
                "archived", settings.archived(),
                "disabled", false,
                "default_branch", settings.defaultBranch(),
                "topics", settings.topics(),
                "permissions", permission.asMap(),
                "role_name", permission.role());
        fields.putAll(settings.switches());
        addAddresses(repository, fields);
        addTimesAndCounts(repository, fields);
        return fields;
    }

    private void addAddresses(HostedRepository repository, Map<String, @Nullable Object> fields) {
        fields.put("url", this.links.api(repository, ""));
        fields.put("html_url", this.links.page(repository, ""));
        fields.put("clone_url", this.links.page(repository, ".git"));
        fields.put("svn_url", this.links.page(repository, ""));
        fields.put("git_url", "git://localhost/" + Links.fullName(repository) + ".git");
        fields.put("ssh_url", "git@localhost:" + Links.fullName(repository) + ".git");
        fields.put("mirror_url", null);
        for (String[] address : ADDRESSES) {
            fields.put(address[0], this.links.api(repository, address[1]));
        }
    }

    private static void addTimesAndCounts(HostedRepository repository, Map<String, @Nullable Object> fields) {
        fields.put("created_at", Fields.time(repository.createdAt()));
        fields.put("updated_at", Fields.time(repository.updatedAt()));
        fields.put(
                "pushed_at",
                Fields.time((repository.pushedAt() != null) ? repository.pushedAt() : repository.createdAt()));
        for (String count : new String[] {
            "size",
            "forks",
            "forks_count",
            "network_count",
            "open_issues",
            "open_issues_count",
            "stargazers_count",
            "subscribers_count",
            "watchers",
            "watchers_count"
        }) {
            fields.put(count, 0);
        }
        fields.put("language", null);
        fields.put("license", null);
        fields.put("has_pages", false);
    }
}
