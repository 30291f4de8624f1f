package dev.slipway.sandbox.github.rule;

import dev.slipway.sandbox.github.access.Principal;
import dev.slipway.sandbox.github.git.PushRules;
import dev.slipway.sandbox.github.store.HostedRepository;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.ReceiveCommand;

/** Somebody's push to a repository, under the rules of its branches. */
public final class HostedPush implements PushRules {

    private static final String PULL_REFS = "refs/pull/";

    private final HostedRepository hosted;
    private final Principal who;
    private final BranchRules rules;
    private final Landings landings;

    /**
     * @param hosted where to
     * @param who whose push it is
     * @param rules what the branches say
     * @param landings told of what was taken
     */
    public HostedPush(HostedRepository hosted, Principal who, BranchRules rules, Landings landings) {
        this.hosted = hosted;
        this.who = who;
        this.rules = rules;
        this.landings = landings;
    }

    @Override
    public List<Refusal> check(Repository repository, List<ReceiveCommand> commands) {
        List<Refusal> refusals = new ArrayList<>();
        commands.forEach((command) -> refusal(repository, command).ifPresent(refusals::add));
        return refusals;
    }

    @Override
    public void accepted(Repository repository, List<ReceiveCommand> commands) {
        commands.forEach((command) -> this.landings.landed(
                this.hosted.id(), repository, command.getRefName(), command.getOldId(), command.getNewId(), this.who));
    }

    private Optional<Refusal> refusal(Repository repository, ReceiveCommand command) {
        String ref = command.getRefName();
        if (ref.startsWith(PULL_REFS)) {
            return Optional.of(new Refusal(command, "deny updating a hidden ref", List.of()));
        }
        if (!ref.startsWith(Constants.R_HEADS)) {
            return Optional.empty();
        }
        String branch = ref.substring(Constants.R_HEADS.length());
        boolean removed = command.getType() == ReceiveCommand.Type.DELETE;
        if (removed && branch.equals(this.hosted.settings().defaultBranch())) {
            return Optional.of(new Refusal(
                    command,
                    "refusing to delete the current branch: " + ref,
                    List.of("refusing to delete the current branch: " + ref)));
        }
        List<String> problems = this.rules.againstPush(
                this.hosted, repository, branch, command.getOldId(), command.getNewId(), this.who);
        if (problems.isEmpty()) {
            return Optional.empty();
        }
        List<String> explanation = new ArrayList<>();
        explanation.add("GH006: Protected branch update failed for " + ref + ".");
        explanation.addAll(problems);
        return Optional.of(new Refusal(command, "protected branch hook declined", explanation));
    }
}
