package dev.slipway.portal.source;

import dev.slipway.portal.inventory.Mark;
import java.net.URI;
import reactor.core.publisher.Mono;

/**
 * The need for a place that hosts source code.
 *
 * <p>Every method is safe to repeat and looks before it acts; faults are {@link dev.slipway.portal.OutsideFault}s.
 */
public interface SourceHosting {

    /** Returns where people look at a repository of that name, whether there is one or not. */
    URI pageOf(String name);

    /** Finds a repository of the organisation by name; empty when there is none. */
    Mono<Repository> find(String name);

    /** Finds a repository by its numeric id, whatever its name is now; empty when there is none. */
    Mono<Repository> findById(long id);

    /**
     * Creates an empty private repository that bears the mark from its first moment.
     *
     * @return the repository; {@link dev.slipway.portal.Conflict} when the name is taken
     */
    Mono<Repository> create(NewRepository repository);

    /** Finds the head commit of a branch; empty when the repository or the branch is empty. */
    Mono<String> head(Repository repository, String branch);

    /**
     * Pushes the first commit of an empty repository, as one git push.
     *
     * <p>The commit is reproducible: same tree, message and author give the same id, so a repeat finds its own work.
     *
     * @return the commit's full id
     */
    Mono<String> pushFirstCommit(Repository repository, FirstCommit commit);

    /** Gives a team write access, so that its members can push branches. */
    Mono<Void> giveTeamAccess(Repository repository, String team);

    /** Takes a team's access away; nothing happens when it has none, or when there is no such team. */
    Mono<Void> takeTeamAccess(Repository repository, String team);

    /** Says whether a person is in the organisation. */
    Mono<Boolean> isMember(String login);

    /** Protects the default branch: changes come by pull request, and the named commit status must be green. */
    Mono<Void> protectDefaultBranch(Repository repository, String requiredStatus);

    /**
     * Creates the webhook that tells the build server of pushes and pull requests, if its address is not there yet.
     *
     * <p>What it sends is signed with the secret of the settings.
     *
     * @return its id
     */
    Mono<String> addWebhook(Repository repository, URI address);

    /** Finds the id of the webhook that calls an address; empty when there is none. */
    Mono<String> findWebhook(Repository repository, URI address);

    /** Removes the webhook that calls an address; nothing happens when it is gone already. */
    Mono<Void> removeWebhook(Repository repository, URI address);

    /**
     * Deletes a repository by its numeric id, unless it holds more than the first commit: that is somebody's work.
     *
     * @return whether it is gone; {@link dev.slipway.portal.Conflict} when it does not bear the mark
     */
    Mono<Boolean> delete(Repository repository, Mark mark);

    /**
     * Puts a repository by: under a name, with a person as its administrator, and archived.
     *
     * @param repository the repository, by its numeric id; an archived one is opened first
     * @param name the name that it is to have
     * @param owner login of the person; left out where the source hosting does not know them
     * @return the repository as it is now
     */
    Mono<Repository> archive(Repository repository, String name, String owner);
}
