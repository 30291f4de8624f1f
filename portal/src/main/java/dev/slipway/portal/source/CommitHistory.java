package dev.slipway.portal.source;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** The need to know how the commits of a repository follow each other, who wrote them, and what checked them. */
public interface CommitHistory {

    /**
     * Says how a commit stands to another commit or branch.
     *
     * @param base a branch, or the full id of a commit
     * @param head full id of a commit
     * @return empty when one of the two is unknown
     */
    Mono<Relation> relation(Repository repository, String base, String head);

    /** Returns the newest state of each check of a commit by its name; empty for a commit that is unknown. */
    Mono<Map<String, String>> checks(Repository repository, String commit);

    /** Returns the login of who wrote a commit; empty where nobody of that name is known. */
    Mono<String> author(Repository repository, String commit);

    /**
     * Compares two commits.
     *
     * @param base full id of the earlier commit; null for none, which lists the last commits before the head
     * @param head full id of the later commit
     * @return the difference; empty when one of the two is unknown
     */
    Mono<Difference> compare(Repository repository, @Nullable String base, String head);

    /** How a commit stands to another one. */
    enum Relation {
        /** Both are the same. */
        IDENTICAL,
        /** It follows the other one. */
        AHEAD,
        /** The other one follows it. */
        BEHIND,
        /** Neither follows the other. */
        DIVERGED
    }

    /**
     * What differs between two commits.
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
