package dev.slipway.sandbox.github.event;

import dev.slipway.sandbox.github.access.Principal;
import dev.slipway.sandbox.github.git.Changes;
import dev.slipway.sandbox.github.git.History;
import dev.slipway.sandbox.github.store.Hook;
import dev.slipway.sandbox.github.store.HostedRepository;
import dev.slipway.sandbox.github.store.Permission;
import dev.slipway.sandbox.github.store.PullRequest;
import dev.slipway.sandbox.github.view.Fields;
import dev.slipway.sandbox.github.view.HookJson;
import dev.slipway.sandbox.github.view.Links;
import dev.slipway.sandbox.github.view.RepositoryJson;
import dev.slipway.sandbox.github.view.UserJson;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.diff.DiffEntry;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.jspecify.annotations.Nullable;

/** The events that hooks hear of: pushes, branches that come and go, pull requests, and pings. */
public final class Events {

    private static final int COMMITS_TOLD = 20;

    private final Webhooks webhooks;
    private final Links links;
    private final UserJson users;
    private final RepositoryJson repositories;

    /**
     * @param webhooks carries them
     * @param links addresses
     * @param users who did it
     * @param repositories where it happened
     */
    public Events(Webhooks webhooks, Links links, UserJson users, RepositoryJson repositories) {
        this.webhooks = webhooks;
        this.links = links;
        this.users = users;
        this.repositories = repositories;
    }

    /**
     * Tells of a ref that was moved, made or removed.
     *
     * @param git the open repository
     * @param before what it pointed at; zero when it is new
     * @param after what it points at; zero when it is gone
     */
    public void pushed(
            HostedRepository repository, Repository git, String ref, ObjectId before, ObjectId after, Principal who) {
        boolean created = before.equals(ObjectId.zeroId());
        boolean deleted = after.equals(ObjectId.zeroId());
        History history = new History(git);
        Optional<RevCommit> head = deleted ? Optional.empty() : history.find(after.name());
        List<RevCommit> commits = head.map((commit) -> newCommits(repository, history, before, commit))
                .orElse(List.of());
        boolean forced = !created
                && head.isPresent()
                && history.find(before.name())
                        .map((old) -> !history.contains(head.get(), old))
                        .orElse(true);
        Map<String, @Nullable Object> payload = Fields.of(
                "ref", ref,
                "before", before.name(),
                "after", after.name(),
                "created", created,
                "deleted", deleted,
                "forced", forced,
                "base_ref", null,
                "compare", this.links.page(repository, "/compare/" + before.name() + "..." + after.name()),
                "commits",
                        commits.stream()
                                .map((commit) -> commit(repository, git, commit))
                                .toList(),
                "head_commit",
                        head.map((commit) -> commit(repository, git, commit)).orElse(null),
                "pusher", Fields.of("name", who.login(), "email", who.mail()));
        payload.putAll(surroundings(repository, who));
        this.webhooks.send(repository, "push", null, payload);
        if (created || deleted) {
            branchCameOrWent(repository, ref, created ? "create" : "delete", who);
        }
    }

    /**
     * Tells of a pull request.
     *
     * @param action {@code opened}, {@code synchronize}, {@code closed}, {@code reopened} or {@code edited}
     * @param json the pull request as the API describes it
     */
    public void pull(
            HostedRepository repository,
            PullRequest pull,
            String action,
            Map<String, @Nullable Object> json,
            Principal who) {
        Map<String, @Nullable Object> payload =
                Fields.of("action", action, "number", pull.number(), "pull_request", json);
        payload.putAll(surroundings(repository, who));
        this.webhooks.send(repository, "pull_request", action, payload);
    }

    /** Tells a hook that it is there. */
    public void ping(HostedRepository repository, Hook hook, Principal who) {
        Map<String, @Nullable Object> payload = Fields.of(
                "zen", "Keep it logically awesome.",
                "hook_id", hook.id(),
                "hook", new HookJson(this.links).of(repository, hook, Optional.empty()));
        payload.putAll(surroundings(repository, who));
        this.webhooks.ping(hook, payload);
    }

    private void branchCameOrWent(HostedRepository repository, String ref, String event, Principal who) {
        boolean tag = ref.startsWith(Constants.R_TAGS);
        Map<String, @Nullable Object> payload = Fields.of(
                "ref", Repository.shortenRefName(ref), "ref_type", tag ? "tag" : "branch", "pusher_type", "user");
        if (event.equals("create")) {
            payload.put("master_branch", repository.settings().defaultBranch());
            payload.put("description", repository.settings().description());
        }
        payload.putAll(surroundings(repository, who));
        this.webhooks.send(repository, event, null, payload);
    }

    private static List<RevCommit> newCommits(
            HostedRepository repository, History history, ObjectId before, RevCommit head) {
        if (!before.equals(ObjectId.zeroId())) {
            return history.find(before.name())
                    .map((old) -> history.between(old, head))
                    .map((all) -> all.subList(Math.max(0, all.size() - COMMITS_TOLD), all.size()))
                    .orElse(List.of(head));
        }
        // A new branch tells of what the default branch has not, as far as it is another one.
        return history.find(repository.settings().defaultBranch())
                .filter((main) -> !main.equals(head))
                .map((main) -> history.between(main, head))
                .orElse(List.of());
    }

    private Map<String, @Nullable Object> commit(HostedRepository repository, Repository git, RevCommit commit) {
        List<Changes.FileChange> changes = new Changes(git).of(commit);
        return Fields.of(
                "id", commit.name(),
                "tree_id", commit.getTree().name(),
                "distinct", true,
                "message", commit.getFullMessage().stripTrailing(),
                "timestamp", Fields.time(commit.getCommitterIdent().getWhenAsInstant()),
                "url", this.links.page(repository, "/commit/" + commit.name()),
                "author",
                        ident(
                                commit.getAuthorIdent().getName(),
                                commit.getAuthorIdent().getEmailAddress()),
                "committer",
                        ident(
                                commit.getCommitterIdent().getName(),
                                commit.getCommitterIdent().getEmailAddress()),
                "added", paths(changes, DiffEntry.ChangeType.ADD),
                "removed", paths(changes, DiffEntry.ChangeType.DELETE),
                "modified", paths(changes, DiffEntry.ChangeType.MODIFY));
    }

    private Map<String, @Nullable Object> ident(String name, String mail) {
        Map<String, @Nullable Object> account = this.users.byMail(mail);
        Map<String, @Nullable Object> ident = Fields.of("name", name, "email", mail);
        if (account != null) {
            ident.put("username", account.get("login"));
        }
        return ident;
    }

    private Map<String, @Nullable Object> surroundings(HostedRepository repository, Principal who) {
        Map<String, @Nullable Object> described = this.repositories.of(repository, Permission.READ);
        described.put("master_branch", repository.settings().defaultBranch());
        return Fields.of(
                "repository", described,
                "organization", this.users.organisation(),
                "sender", this.users.byLogin(who.login()));
    }

    private static List<String> paths(List<Changes.FileChange> changes, DiffEntry.ChangeType kind) {
        return changes.stream()
                .filter((change) -> change.kind() == kind)
                .map(Changes.FileChange::path)
                .toList();
    }
}
