package dev.slipway.sandbox.github.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A wish to bring one branch into another of the same repository.
 *
 * @param id numeric identifier
 * @param repository id of the repository
 * @param number number in the repository
 * @param title one line
 * @param body what it is about
 * @param author login of the person
 * @param head branch that holds the changes
 * @param headSha head of that branch, as last seen
 * @param base branch that shall have them
 * @param baseSha head of the base when it was opened
 * @param state {@code open} or {@code closed}
 * @param createdAt when it was opened
 * @param updatedAt when it changed last
 * @param closedAt when it was closed, if it was
 * @param merge how it was merged, if it was
 */
public record PullRequest(
        long id,
        long repository,
        int number,
        String title,
        @Nullable String body,
        String author,
        String head,
        String headSha,
        String base,
        String baseSha,
        String state,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant closedAt,
        @Nullable Merge merge) {

    /**
     * How a pull request was merged.
     *
     * @param commit the commit on the base branch
     * @param by login of the person
     * @param at when
     */
    public record Merge(String commit, String by, Instant at) {}

    /** Returns whether it waits. */
    public boolean isOpen() {
        return "open".equals(this.state);
    }

    /** Returns this pull request with other words or another base. */
    public PullRequest edited(String newTitle, @Nullable String newBody, String newBase, Instant now) {
        return new PullRequest(
                this.id,
                this.repository,
                this.number,
                newTitle,
                newBody,
                this.author,
                this.head,
                this.headSha,
                newBase,
                this.baseSha,
                this.state,
                this.createdAt,
                now,
                this.closedAt,
                this.merge);
    }

    /** Returns this pull request after a push to its head branch. */
    public PullRequest moved(String sha, Instant now) {
        return new PullRequest(
                this.id,
                this.repository,
                this.number,
                this.title,
                this.body,
                this.author,
                this.head,
                sha,
                this.base,
                this.baseSha,
                this.state,
                this.createdAt,
                now,
                this.closedAt,
                this.merge);
    }

    /** Returns this pull request opened again. */
    public PullRequest reopened(Instant now) {
        return new PullRequest(
                this.id,
                this.repository,
                this.number,
                this.title,
                this.body,
                this.author,
                this.head,
                this.headSha,
                this.base,
                this.baseSha,
                "open",
                this.createdAt,
                now,
                null,
                null);
    }

    /** Returns this pull request closed, with or without a merge. */
    public PullRequest closed(@Nullable Merge how, Instant now) {
        return new PullRequest(
                this.id,
                this.repository,
                this.number,
                this.title,
                this.body,
                this.author,
                this.head,
                this.headSha,
                this.base,
                this.baseSha,
                "closed",
                this.createdAt,
                now,
                now,
                how);
    }
}
