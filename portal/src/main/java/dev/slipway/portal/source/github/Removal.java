package dev.slipway.portal.source.github;

import dev.slipway.portal.Conflict;
import dev.slipway.portal.inventory.Mark;
import java.io.IOException;
import java.net.URI;
import java.util.Collection;
import org.kohsuke.github.GHBranch;
import org.kohsuke.github.GHRepository;
import org.kohsuke.github.GitHub;

/**
 * Takes a repository away so that its name is free.
 *
 * <p>One that holds more than the first commit holds somebody's work: it is renamed and archived, never deleted.
 */
final class Removal {

    /** Removes a repository, or puts it by. */
    void remove(GitHub github, GHRepository repository, Mark mark) throws IOException {
        if (!mark.isOnHomepage(repository.getHomepage())) {
            throw new Conflict(
                    "The repository '%s' at GitHub does not bear the mark of this app's run; it was left alone."
                            .formatted(repository.getName()),
                    URI.create(repository.getHtmlUrl().toString()));
        }
        if (repository.isArchived()) {
            return;
        }
        if (holdsWork(repository)) {
            putBy(github, repository, mark);
        } else {
            repository.delete();
        }
    }

    private static void putBy(GitHub github, GHRepository repository, Mark mark) throws IOException {
        String kept = "%s-kept-%s".formatted(mark.app().repository(), mark.run());
        if (!repository.getName().equals(kept)) {
            repository.renameTo(kept);
        }
        // An archived repository cannot be renamed, so this comes last; by id, for the object still has the old name.
        github.getRepositoryById(repository.getId()).archive();
    }

    private static boolean holdsWork(GHRepository repository) throws IOException {
        Collection<GHBranch> branches = repository.getBranches().values();
        if (branches.isEmpty()) {
            return false;
        }
        String head = branches.iterator().next().getSHA1();
        return branches.size() > 1
                || !repository.getCommit(head).getParentSHA1s().isEmpty();
    }
}
