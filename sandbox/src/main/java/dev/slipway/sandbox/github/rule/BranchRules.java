package dev.slipway.sandbox.github.rule;

import dev.slipway.sandbox.github.access.Principal;
import dev.slipway.sandbox.github.git.History;
import dev.slipway.sandbox.github.store.BranchProtection;
import dev.slipway.sandbox.github.store.CommitStatus;
import dev.slipway.sandbox.github.store.GitHubStore;
import dev.slipway.sandbox.github.store.HostedRepository;
import dev.slipway.sandbox.github.view.StatusJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;

/** What a branch's protection says to a push and to a merge, in GitHub's words. */
public final class BranchRules {

    private final GitHubStore store;

    /** @param store knows the protections and the statuses */
    public BranchRules(GitHubStore store) {
        this.store = store;
    }

    /**
     * Returns what stands against moving a branch directly; nothing when it may be moved.
     *
     * @param before head so far; zero when the branch is new
     * @param after head to be; zero when the branch is to be removed
     */
    public List<String> againstPush(
            HostedRepository repository,
            Repository git,
            String branch,
            ObjectId before,
            ObjectId after,
            Principal who) {
        Optional<BranchProtection> rules = binding(repository, branch, who);
        if (rules.isEmpty() || before.equals(ObjectId.zeroId())) {
            return List.of();
        }
        if (after.equals(ObjectId.zeroId())) {
            return rules.get().deletion() ? List.of() : List.of("Cannot delete this protected branch");
        }
        List<String> problems = new ArrayList<>();
        if (!rules.get().forcePushes() && !new History(git).contains(after, before)) {
            problems.add("Cannot force-push to this protected branch");
        }
        if (rules.get().reviews() != null) {
            problems.add("Changes must be made through a pull request.");
        }
        problems.addAll(missingChecks(repository, rules.get(), after.name()));
        return problems;
    }

    /** Returns what stands against a merge into a branch; nothing when it may be merged. */
    public List<String> againstMerge(
            HostedRepository repository, Repository git, String branch, RevCommit base, RevCommit head, Principal who) {
        Optional<BranchProtection> rules = binding(repository, branch, who);
        if (rules.isEmpty()) {
            return List.of();
        }
        List<String> problems = new ArrayList<>(missingChecks(repository, rules.get(), head.name()));
        BranchProtection.RequiredChecks checks = rules.get().checks();
        if (checks != null && checks.strict() && !new History(git).contains(head, base)) {
            problems.add("The head branch is not up to date with the base branch.");
        }
        return problems;
    }

    private static Optional<BranchProtection> binding(HostedRepository repository, String branch, Principal who) {
        return Optional.ofNullable(repository.protections().get(branch))
                .filter((rules) -> rules.administratorsToo() || !who.isAdministratorOf(repository));
    }

    private List<String> missingChecks(HostedRepository repository, BranchProtection rules, String sha) {
        Map<String, String> states = StatusJson.latest(this.store.statuses(repository.id(), sha)).stream()
                .collect(Collectors.toMap(CommitStatus::context, CommitStatus::state));
        return rules.requiredContexts().stream()
                .filter((context) -> !"success".equals(states.get(context)))
                .map((context) -> "Required status check \"%s\" is %s."
                        .formatted(context, describe(states.getOrDefault(context, ""))))
                .toList();
    }

    private static String describe(String state) {
        return switch (state) {
            case "pending" -> "pending";
            case "failure", "error" -> "failing";
            default -> "expected";
        };
    }
}
