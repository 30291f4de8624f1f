package dev.slipway.portal.source;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** The need to know what differs between two commits of a repository. */
public interface CommitComparison {

    /**
     * Compares.
     *
     * @param repository name of the repository
     * @param base full id of the earlier commit; null for none, which lists the last commits before the head
     * @param head full id of the later commit
     * @return the difference; empty when the repository or a commit is unknown
     */
    Mono<Difference> compare(String repository, @Nullable String base, String head);

    /**
     * What differs.
     *
     * @param committedAt when the head was made
     * @param added commits that the head has and the base has not, the newest first
     * @param missing commits that the base has and the head has not, the newest first
     * @param files names of the files that differ
     * @param whole whether the lists are complete
     */
    record Difference(
            @Nullable Instant committedAt,
            List<Commit> added,
            List<Commit> missing,
            List<String> files,
            boolean whole) {

        /** Copies the lists. */
        public Difference {
            added = List.copyOf(added);
            missing = List.copyOf(missing);
            files = List.copyOf(files);
        }
    }

    /**
     * A commit.
     *
     * @param id its full id
     * @param message its message
     * @param author name of who made it
     */
    record Commit(String id, String message, @Nullable String author) {}
}
