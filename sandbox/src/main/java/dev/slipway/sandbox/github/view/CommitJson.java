package dev.slipway.sandbox.github.view;

import dev.slipway.sandbox.github.git.Changes;
import dev.slipway.sandbox.github.store.HostedRepository;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.diff.DiffEntry;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.revwalk.RevCommit;
import org.jspecify.annotations.Nullable;

/** Commits and what they change, as GitHub describes them. */
public final class CommitJson {

    private final Links links;
    private final UserJson users;

    /**
     * @param links addresses
     * @param users authors that have an account
     */
    public CommitJson(Links links, UserJson users) {
        this.links = links;
        this.users = users;
    }

    /** Describes a commit as lists show it. */
    public Map<String, @Nullable Object> of(HostedRepository repository, RevCommit commit) {
        String sha = commit.name();
        return Fields.of(
                "sha", sha,
                "node_id", Fields.nodeId("Commit", sha),
                "url", this.links.api(repository, "/commits/" + sha),
                "html_url", this.links.page(repository, "/commit/" + sha),
                "comments_url", this.links.api(repository, "/commits/" + sha + "/comments"),
                "commit", inner(repository, commit),
                "author", this.users.byMail(commit.getAuthorIdent().getEmailAddress()),
                "committer", this.users.byMail(commit.getCommitterIdent().getEmailAddress()),
                "parents", parents(repository, commit));
    }

    /** Describes a commit with its files. */
    public Map<String, @Nullable Object> withFiles(
            HostedRepository repository, RevCommit commit, List<Changes.FileChange> changes) {
        int additions = changes.stream().mapToInt(Changes.FileChange::additions).sum();
        int deletions = changes.stream().mapToInt(Changes.FileChange::deletions).sum();
        Map<String, @Nullable Object> fields = of(repository, commit);
        fields.put("stats", Fields.of("additions", additions, "deletions", deletions, "total", additions + deletions));
        fields.put("files", files(repository, commit.name(), changes));
        return fields;
    }

    /** Describes a commit as git sees it: without accounts. */
    public Map<String, @Nullable Object> raw(HostedRepository repository, RevCommit commit) {
        Map<String, @Nullable Object> fields = inner(repository, commit);
        fields.remove("comment_count");
        fields.putAll(Fields.of(
                "sha", commit.name(),
                "node_id", Fields.nodeId("Commit", commit.name()),
                "url", this.links.api(repository, "/git/commits/" + commit.name()),
                "html_url", this.links.page(repository, "/commit/" + commit.name()),
                "parents", parents(repository, commit)));
        return fields;
    }

    /** Describes changed files. */
    public List<Map<String, @Nullable Object>> files(
            HostedRepository repository, String sha, List<Changes.FileChange> changes) {
        return changes.stream().map((change) -> file(repository, sha, change)).toList();
    }

    private Map<String, @Nullable Object> file(HostedRepository repository, String sha, Changes.FileChange change) {
        String path = Links.encoded(change.path());
        Map<String, @Nullable Object> fields = Fields.of(
                "sha", change.blob().name(),
                "filename", change.path(),
                "status", status(change.kind()),
                "additions", change.additions(),
                "deletions", change.deletions(),
                "changes", change.additions() + change.deletions(),
                "blob_url", this.links.page(repository, "/blob/" + sha + "/" + path),
                "raw_url", this.links.page(repository, "/raw/" + sha + "/" + path),
                "contents_url", this.links.api(repository, "/contents/" + path + "?ref=" + sha));
        if (change.patch() != null) {
            fields.put("patch", change.patch());
        }
        if (change.formerPath() != null) {
            fields.put("previous_filename", change.formerPath());
        }
        return fields;
    }

    private Map<String, @Nullable Object> inner(HostedRepository repository, RevCommit commit) {
        String tree = commit.getTree().name();
        return Fields.of(
                "author", ident(commit.getAuthorIdent()),
                "committer", ident(commit.getCommitterIdent()),
                "message", commit.getFullMessage().stripTrailing(),
                "tree", Fields.of("sha", tree, "url", this.links.api(repository, "/git/trees/" + tree)),
                "url", this.links.api(repository, "/git/commits/" + commit.name()),
                "comment_count", 0,
                "verification",
                        Fields.of(
                                "verified", false,
                                "reason", "unsigned",
                                "signature", null,
                                "payload", null,
                                "verified_at", null));
    }

    private List<Map<String, @Nullable Object>> parents(HostedRepository repository, RevCommit commit) {
        return Arrays.stream(commit.getParents())
                .map((parent) -> Fields.of(
                        "sha", parent.name(),
                        "url", this.links.api(repository, "/commits/" + parent.name()),
                        "html_url", this.links.page(repository, "/commit/" + parent.name())))
                .toList();
    }

    private static Map<String, @Nullable Object> ident(PersonIdent ident) {
        return Fields.of(
                "name", ident.getName(),
                "email", ident.getEmailAddress(),
                "date", Fields.time(ident.getWhenAsInstant()));
    }

    private static String status(DiffEntry.ChangeType kind) {
        return switch (kind) {
            case ADD -> "added";
            case DELETE -> "removed";
            case RENAME -> "renamed";
            case COPY -> "copied";
            case MODIFY -> "modified";
        };
    }
}
