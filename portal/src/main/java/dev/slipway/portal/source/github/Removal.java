package dev.slipway.portal.source.github;

import dev.slipway.portal.Conflict;
import dev.slipway.portal.inventory.Mark;
import java.io.IOException;
import java.net.URI;
import java.util.Collection;
import org.kohsuke.github.GHBranch;
import org.kohsuke.github.GHFileNotFoundException;
import org.kohsuke.github.GHOrganization;
import org.kohsuke.github.GHRepository;
import org.kohsuke.github.GitHub;

/**
 * Takes a repository away so that its name is free.
 *
 * <p>One that holds more than the first commit holds somebody's work: it is put by, never deleted.
 */
final class Removal {

    private final Archives archives;

    Removal(Archives archives) {
        this.archives = archives;
    }

    /** Deletes a repository and returns true, or leaves one that holds somebody's work and returns false. */
    boolean remove(GHRepository repository, Mark mark) throws IOException {
        if (!mark.isOnHomepage(repository.getHomepage())) {
            throw new Conflict(
                    "The repository '%s' at GitHub does not bear the mark of this app's run; it was left alone."
                            .formatted(repository.getName()),
                    URI.create(repository.getHtmlUrl().toString()));
        }
        if (repository.isArchived() || holdsWork(repository, mark)) {
            return false;
        }
        repository.delete();
        return true;
    }

    /** Renames a repository, gives it to a person and archives it; what is so already stays. */
    GHRepository putBy(GitHub github, long id, String name, String owner) throws IOException {
        GHRepository repository = github.getRepositoryById(id);
        if (repository.isArchived() && repository.getName().equals(name)) {
            return repository;
        }
        if (repository.isArchived()) {
            // An archived repository can be neither renamed nor given away.
            this.archives.open(repository);
        }
        giveTo(github, repository, owner);
        if (!repository.getName().equals(name)) {
            repository.renameTo(name);
        }
        // By id, for the object still has the old name.
        github.getRepositoryById(id).archive();
        return github.getRepositoryById(id);
    }

    /** An owner whom GitHub does not know has left: the organisation's owners have the repository anyway. */
    private static void giveTo(GitHub github, GHRepository repository, String owner) throws IOException {
        try {
            repository.addCollaborators(
                    GHOrganization.RepositoryRole.from(GHOrganization.Permission.ADMIN), github.getUser(owner));
        } catch (GHFileNotFoundException gone) {
            return;
        }
    }

    private static boolean holdsWork(GHRepository repository, Mark mark) throws IOException {
        Collection<GHBranch> branches = repository.getBranches().values();
        if (branches.isEmpty()) {
            return false;
        }
        var head = repository.getCommit(branches.iterator().next().getSHA1());
        return branches.size() > 1
                || !head.getParentSHA1s().isEmpty()
                || !mark.isInCommit(head.getCommitShortInfo().getMessage());
    }
}
