package dev.slipway.sandbox.github.rule;

import dev.slipway.sandbox.github.access.Principal;
import dev.slipway.sandbox.github.event.Events;
import dev.slipway.sandbox.github.git.BareRepositories;
import dev.slipway.sandbox.github.git.Branches;
import dev.slipway.sandbox.github.store.GitHubStore;
import dev.slipway.sandbox.github.store.HostedRepository;
import dev.slipway.sandbox.github.store.PullRequest;
import dev.slipway.sandbox.github.view.PullJson;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;

/** What follows when a ref has moved, whether by git, by the API or by a merge. */
public final class Landings {

    private final GitHubStore store;
    private final BareRepositories repositories;
    private final Events events;
    private final PullJson pulls;
    private final Clock clock;

    /**
     * @param store remembers the time and the pull requests' heads
     * @param repositories whose HEAD may change
     * @param events tells the hooks
     * @param pulls how pull requests are described to them
     */
    public Landings(GitHubStore store, BareRepositories repositories, Events events, PullJson pulls, Clock clock) {
        this.store = store;
        this.repositories = repositories;
        this.events = events;
        this.pulls = pulls;
        this.clock = clock;
    }

    /**
     * Takes note of a moved ref and tells the hooks.
     *
     * @param before what it pointed at; zero when it is new
     * @param after what it points at; zero when it is gone
     */
    public void landed(long repository, Repository git, String ref, ObjectId before, ObjectId after, Principal who) {
        Instant now = this.clock.instant();
        HostedRepository current = this.store.change(repository, (each) -> each.pushed(now));
        if (ref.startsWith(Constants.R_HEADS)) {
            String branch = ref.substring(Constants.R_HEADS.length());
            current = chooseDefaultBranch(current, git, branch, after);
            movePulls(current, git, branch, after, who);
        }
        this.events.pushed(current, git, ref, before, after, who);
    }

    /** The first branch of an empty repository becomes its default branch, whatever it is called. */
    private HostedRepository chooseDefaultBranch(
            HostedRepository repository, Repository git, String branch, ObjectId after) {
        boolean only = new Branches(git).names().equals(List.of(branch));
        boolean already = repository.settings().defaultBranch().equals(branch);
        if (already || !only || after.equals(ObjectId.zeroId())) {
            return repository;
        }
        this.repositories.setDefaultBranch(repository.id(), branch);
        return this.store.change(
                repository.id(), (each) -> each.with(each.settings().withDefaultBranch(branch), each.updatedAt()));
    }

    private void movePulls(HostedRepository repository, Repository git, String branch, ObjectId after, Principal who) {
        Instant now = this.clock.instant();
        for (PullRequest pull : this.store.pulls(repository.id())) {
            if (!pull.isOpen() || !pull.head().equals(branch) || pull.headSha().equals(after.name())) {
                continue;
            }
            boolean gone = after.equals(ObjectId.zeroId());
            PullRequest moved = gone ? pull.closed(null, now) : pull.moved(after.name(), now);
            this.store.save(moved);
            if (!gone) {
                pointPullRef(git, moved);
            }
            this.events.pull(
                    repository, moved, gone ? "closed" : "synchronize", this.pulls.brief(repository, moved), who);
        }
    }

    /** Makes {@code refs/pull/<number>/head}, which everybody can fetch and nobody can push. */
    public static void pointPullRef(Repository git, PullRequest pull) {
        String ref = "refs/pull/" + pull.number() + "/head";
        Branches branches = new Branches(git);
        branches.move(ref, branches.target(ref).orElse(ObjectId.zeroId()), ObjectId.fromString(pull.headSha()), true);
    }
}
