package dev.slipway.sandbox.github.rule;

import dev.slipway.sandbox.github.access.Anonymous;
import dev.slipway.sandbox.github.access.Organisation;
import dev.slipway.sandbox.github.access.Principal;
import dev.slipway.sandbox.github.event.Events;
import dev.slipway.sandbox.github.git.Author;
import dev.slipway.sandbox.github.git.Branches;
import dev.slipway.sandbox.github.git.Changes;
import dev.slipway.sandbox.github.git.History;
import dev.slipway.sandbox.github.git.Merging;
import dev.slipway.sandbox.github.store.GitHubStore;
import dev.slipway.sandbox.github.store.HostedRepository;
import dev.slipway.sandbox.github.store.PullRequest;
import dev.slipway.sandbox.github.view.PullJson;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.jspecify.annotations.Nullable;

/** What stands in pull requests, whether they can be merged, and merging them. */
public final class Pulls {

    private final GitHubStore store;
    private final BranchRules rules;
    private final Landings landings;
    private final Events events;
    private final PullJson view;
    private final Clock clock;

    /**
     * @param store keeps them
     * @param rules what the base branches say
     * @param landings told of merges
     * @param events tells the hooks
     * @param view how they are described to hooks
     */
    public Pulls(GitHubStore store, BranchRules rules, Landings landings, Events events, PullJson view, Clock clock) {
        this.store = store;
        this.rules = rules;
        this.landings = landings;
        this.events = events;
        this.view = view;
        this.clock = clock;
    }

    /** Why a pull request cannot be merged, in GitHub's words. */
    public static final class CannotMerge extends RuntimeException {

        CannotMerge(String message) {
            super(message, null, false, false);
        }
    }

    /**
     * How somebody wants a pull request merged.
     *
     * @param squash as one commit
     * @param title first line of the message; null for GitHub's
     * @param message the rest of the message; null for GitHub's
     */
    public record Wish(
            boolean squash,
            @Nullable String title,
            @Nullable String message) {}

    /** Lists what a pull request would bring, oldest first. */
    public List<RevCommit> commitsOf(Repository git, PullRequest pull) {
        History history = new History(git);
        RevCommit base = history.find(pull.baseSha()).orElseThrow();
        return history.between(base, history.find(pull.headSha()).orElseThrow());
    }

    /** Lists the files that a pull request would change. */
    public List<Changes.FileChange> changesOf(Repository git, PullRequest pull) {
        History history = new History(git);
        RevCommit head = history.find(pull.headSha()).orElseThrow();
        RevCommit base = history.find(pull.baseSha()).orElseThrow();
        return new Changes(git).between(history.mergeBase(base, head).orElse(base), head);
    }

    /** Says how far a pull request is from being merged. */
    public PullJson.Facts factsOf(HostedRepository repository, Repository git, PullRequest pull) {
        List<Changes.FileChange> changes = changesOf(git, pull);
        Boolean mergeable = pull.isOpen() ? isMergeable(git, pull) : null;
        return new PullJson.Facts(
                mergeable,
                stateOf(repository, git, pull, mergeable),
                commitsOf(git, pull).size(),
                changes.stream().mapToInt(Changes.FileChange::additions).sum(),
                changes.stream().mapToInt(Changes.FileChange::deletions).sum(),
                changes.size());
    }

    /**
     * Merges a pull request and tells everybody.
     *
     * @return the new head of the base branch
     * @throws CannotMerge when it is closed, conflicts, or a rule stands against it
     */
    public ObjectId merge(HostedRepository repository, Repository git, PullRequest pull, Wish wish, Principal who) {
        if (!pull.isOpen()) {
            throw new CannotMerge("Pull Request is not mergeable");
        }
        RevCommit base = headOf(git, pull.base()).orElseThrow(() -> new CannotMerge("Base branch does not exist"));
        RevCommit head = new History(git).find(pull.headSha()).orElseThrow();
        List<String> problems = this.rules.againstMerge(repository, git, pull.base(), base, head, who);
        if (!problems.isEmpty()) {
            throw new CannotMerge(String.join(" ", problems));
        }
        Author author = new Author(who.login(), who.mail(), this.clock.instant());
        String message = messageOf(pull, wish);
        Merging merging = new Merging(git);
        ObjectId commit = (wish.squash()
                        ? merging.squash(base, head, message, author)
                        : merging.merge(base, head, message, author))
                .orElseThrow(() -> new CannotMerge("Pull Request is not mergeable"));
        String ref = Constants.R_HEADS + pull.base();
        if (!new Branches(git).move(ref, base, commit, false)) {
            throw new CannotMerge("Base branch was modified. Review and try the merge again.");
        }
        close(repository, pull, commit, who);
        this.landings.landed(repository.id(), git, ref, base, commit, who);
        if (repository.settings().isOn("delete_branch_on_merge")) {
            removeHead(repository, git, pull, who);
        }
        return commit;
    }

    private void close(HostedRepository repository, PullRequest pull, ObjectId commit, Principal who) {
        PullRequest.Merge merge = new PullRequest.Merge(commit.name(), who.login(), this.clock.instant());
        PullRequest closed = pull.closed(merge, this.clock.instant());
        this.store.save(closed);
        PullJson.Facts facts = new PullJson.Facts(null, "unknown", 0, 0, 0, 0);
        this.events.pull(repository, closed, "closed", this.view.full(repository, closed, facts), who);
    }

    private void removeHead(HostedRepository repository, Repository git, PullRequest pull, Principal who) {
        String ref = Constants.R_HEADS + pull.head();
        Branches branches = new Branches(git);
        branches.head(pull.head()).ifPresent((head) -> {
            branches.remove(ref);
            this.landings.landed(repository.id(), git, ref, head, ObjectId.zeroId(), who);
        });
    }

    private static boolean isMergeable(Repository git, PullRequest pull) {
        Optional<RevCommit> base = headOf(git, pull.base());
        Optional<RevCommit> head = new History(git).find(pull.headSha());
        return base.isPresent() && head.isPresent() && new Merging(git).fits(base.get(), head.get());
    }

    private String stateOf(HostedRepository repository, Repository git, PullRequest pull, @Nullable Boolean mergeable) {
        if (mergeable == null) {
            return "unknown";
        }
        if (!mergeable) {
            return "dirty";
        }
        RevCommit base = headOf(git, pull.base()).orElseThrow();
        RevCommit head = new History(git).find(pull.headSha()).orElseThrow();
        boolean free = this.rules
                .againstMerge(repository, git, pull.base(), base, head, new Anonymous())
                .isEmpty();
        return free ? "clean" : "blocked";
    }

    private static String messageOf(PullRequest pull, Wish wish) {
        String usualTitle = wish.squash()
                ? "%s (#%d)".formatted(pull.title(), pull.number())
                : "Merge pull request #%d from %s/%s".formatted(pull.number(), Organisation.LOGIN, pull.head());
        String usualMessage = wish.squash() ? "" : pull.title();
        String title = (wish.title() != null) ? wish.title() : usualTitle;
        String message = (wish.message() != null) ? wish.message() : usualMessage;
        return message.isEmpty() ? title : title + "\n\n" + message;
    }

    private static Optional<RevCommit> headOf(Repository git, String branch) {
        return new Branches(git).head(branch).flatMap((head) -> new History(git).find(head.name()));
    }
}
