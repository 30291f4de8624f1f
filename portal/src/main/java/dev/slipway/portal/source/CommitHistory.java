package dev.slipway.portal.source;

import java.util.Map;
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
}
