package dev.slipway.sandbox.github.store;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rules of a protected branch.
 *
 * @param checks commit statuses that must be green; null when none is required
 * @param reviews how changes must be reviewed; null when no pull request is required
 * @param administratorsToo whether the rules bind administrators
 * @param linearHistory whether merge commits are forbidden
 * @param forcePushes whether commits may be taken away
 * @param deletion whether the branch may be removed
 */
public record BranchProtection(
        @Nullable RequiredChecks checks,
        @Nullable RequiredReviews reviews,
        boolean administratorsToo,
        boolean linearHistory,
        boolean forcePushes,
        boolean deletion) {

    /**
     * Commit statuses that must be green.
     *
     * @param strict whether the branch must be up to date before a merge
     * @param contexts names of the statuses
     */
    public record RequiredChecks(boolean strict, List<String> contexts) {

        /** Copies the contexts. */
        public RequiredChecks {
            contexts = List.copyOf(contexts);
        }
    }

    /**
     * How changes must be reviewed. The sandbox has no reviews: a count above 0 is kept and told, but holds no merge.
     *
     * @param approvals how many approvals are asked for
     * @param dismissStale whether a push takes approvals away
     * @param codeOwners whether an owner of the code must approve
     */
    public record RequiredReviews(int approvals, boolean dismissStale, boolean codeOwners) {}

    /** Returns the names of the required statuses. */
    public List<String> requiredContexts() {
        return (this.checks != null) ? this.checks.contexts() : List.of();
    }
}
