package dev.slipway.sandbox.github.view;

import dev.slipway.sandbox.github.access.Organisation;
import dev.slipway.sandbox.github.store.HostedRepository;
import dev.slipway.sandbox.github.store.Permission;
import dev.slipway.sandbox.github.store.PullRequest;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Pull requests as GitHub describes them. */
public final class PullJson {

    private final Links links;
    private final UserJson users;
    private final RepositoryJson repositories;

    /**
     * @param links addresses
     * @param users authors
     * @param repositories the repository of head and base
     */
    public PullJson(Links links, UserJson users, RepositoryJson repositories) {
        this.links = links;
        this.users = users;
        this.repositories = repositories;
    }

    /**
     * How far a pull request is from being merged.
     *
     * @param mergeable whether it merges without a conflict; null once it is closed
     * @param state GitHub's word: {@code clean}, {@code blocked}, {@code dirty}, {@code behind}, {@code unknown}
     * @param commits number of commits
     * @param additions lines added
     * @param deletions lines removed
     * @param files number of files changed
     */
    public record Facts(
            @Nullable Boolean mergeable, String state, int commits, int additions, int deletions, int files) {}

    /** Describes a pull request as lists show it. */
    public Map<String, @Nullable Object> brief(HostedRepository repository, PullRequest pull) {
        String api = this.links.api(repository, "/pulls/" + pull.number());
        String issue = this.links.api(repository, "/issues/" + pull.number());
        String page = this.links.page(repository, "/pull/" + pull.number());
        PullRequest.Merge merge = pull.merge();
        Map<String, @Nullable Object> fields = Fields.of(
                "id", pull.id(),
                "node_id", Fields.nodeId("PullRequest", pull.id()),
                "number", pull.number(),
                "state", pull.state(),
                "locked", false,
                "draft", false,
                "title", pull.title(),
                "body", pull.body(),
                "user", this.users.byLogin(pull.author()),
                "author_association", "MEMBER",
                "created_at", Fields.time(pull.createdAt()),
                "updated_at", Fields.time(pull.updatedAt()),
                "closed_at", Fields.timeOrNull(pull.closedAt()),
                "merged_at", (merge != null) ? Fields.time(merge.at()) : null,
                "merge_commit_sha", (merge != null) ? merge.commit() : null,
                "assignee", null,
                "assignees", List.of(),
                "requested_reviewers", List.of(),
                "requested_teams", List.of(),
                "labels", List.of(),
                "milestone", null,
                "auto_merge", null,
                "active_lock_reason", null);
        fields.putAll(Fields.of(
                "head",
                end(repository, pull.head(), pull.headSha()),
                "base",
                end(repository, pull.base(), pull.baseSha()),
                "url",
                api,
                "html_url",
                page,
                "diff_url",
                page + ".diff",
                "patch_url",
                page + ".patch",
                "issue_url",
                issue,
                "commits_url",
                api + "/commits",
                "comments_url",
                issue + "/comments",
                "review_comments_url",
                api + "/comments",
                "review_comment_url",
                this.links.api(repository, "/pulls/comments{/number}"),
                "statuses_url",
                this.links.api(repository, "/statuses/" + pull.headSha())));
        fields.put("_links", linksOf(fields));
        return fields;
    }

    /** Describes all of a pull request. */
    public Map<String, @Nullable Object> full(HostedRepository repository, PullRequest pull, Facts facts) {
        PullRequest.Merge merge = pull.merge();
        Map<String, @Nullable Object> fields = brief(repository, pull);
        fields.putAll(Fields.of(
                "merged",
                merge != null,
                "merged_by",
                (merge != null) ? this.users.byLogin(merge.by()) : null,
                "mergeable",
                facts.mergeable(),
                "rebaseable",
                null,
                "mergeable_state",
                facts.state(),
                "comments",
                0,
                "review_comments",
                0,
                "maintainer_can_modify",
                false,
                "commits",
                facts.commits(),
                "additions",
                facts.additions(),
                "deletions",
                facts.deletions(),
                "changed_files",
                facts.files()));
        return fields;
    }

    private Map<String, @Nullable Object> end(HostedRepository repository, String branch, String sha) {
        return Fields.of(
                "label",
                Organisation.LOGIN + ":" + branch,
                "ref",
                branch,
                "sha",
                sha,
                "user",
                this.users.organisation(),
                "repo",
                this.repositories.of(repository, Permission.READ));
    }

    private static Map<String, @Nullable Object> linksOf(Map<String, @Nullable Object> fields) {
        return Fields.of(
                "self", link(fields.get("url")),
                "html", link(fields.get("html_url")),
                "issue", link(fields.get("issue_url")),
                "comments", link(fields.get("comments_url")),
                "review_comments", link(fields.get("review_comments_url")),
                "review_comment", link(fields.get("review_comment_url")),
                "commits", link(fields.get("commits_url")),
                "statuses", link(fields.get("statuses_url")));
    }

    private static Map<String, @Nullable Object> link(@Nullable Object href) {
        return Fields.of("href", href);
    }
}
