package dev.slipway.sandbox.github.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A wish to bring one branch into another of the same repository.
 *
 * @param id numeric identifier
 * @param repository id of the repository
 * @param number number in the repository
 * @param words what it says of itself
 * @param author login of the person
 * @param head branch that holds the changes
 * @param headSha head of that branch, as last seen
 * @param base branch that shall have them
 * @param baseSha head of the base when it was opened
 * @param life how far it has come
 */
public record PullRequest(
        long id,
        long repository,
        int number,
        Words words,
        String author,
        String head,
        String headSha,
        String base,
        String baseSha,
        Life life) {

    /**
     * What a pull request says of itself.
     *
     * @param title one line
     * @param body what it is about
     */
    public record Words(String title, @Nullable String body) {}

    /**
     * How far a pull request has come.
     *
     * @param state {@code open} or {@code closed}
     * @param createdAt when it was opened
     * @param updatedAt when it changed last
     * @param closedAt when it was closed, if it was
     * @param merge how it was merged, if it was
     */
    public record Life(
            String state,
            Instant createdAt,
            Instant updatedAt,
            @Nullable Instant closedAt,
            @Nullable Merge merge) {

        /** Returns the life of one that is opened now. */
        public static Life opened(Instant now) {
            return new Life("open", now, now, null, null);
        }

        private Life goesOn(Instant now) {
            return new Life(this.state, this.createdAt, now, this.closedAt, this.merge);
        }
    }

    /**
     * How a pull request was merged.
     *
     * @param commit the commit on the base branch
     * @param by login of the person
     * @param at when
     */
    public record Merge(String commit, String by, Instant at) {}

    /** Returns its title. */
    public String title() {
        return this.words.title();
    }

    /** Returns what it is about. */
    public @Nullable String body() {
        return this.words.body();
    }

    /** Returns {@code open} or {@code closed}. */
    public String state() {
        return this.life.state();
    }

    /** Returns whether it waits. */
    public boolean isOpen() {
        return "open".equals(state());
    }

    /** Returns when it was opened. */
    public Instant createdAt() {
        return this.life.createdAt();
    }

    /** Returns when it changed last. */
    public Instant updatedAt() {
        return this.life.updatedAt();
    }

    /** Returns when it was closed, if it was. */
    public @Nullable Instant closedAt() {
        return this.life.closedAt();
    }

    /** Returns how it was merged, if it was. */
    public @Nullable Merge merge() {
        return this.life.merge();
    }

    /** Returns this pull request with other words or another base. */
    public PullRequest edited(Words newWords, String newBase, Instant now) {
        return with(newWords, this.headSha, newBase, this.life.goesOn(now));
    }

    /** Returns this pull request after a push to its head branch. */
    public PullRequest moved(String sha, Instant now) {
        return with(this.words, sha, this.base, this.life.goesOn(now));
    }

    /** Returns this pull request opened again. */
    public PullRequest reopened(Instant now) {
        return with(this.words, this.headSha, this.base, new Life("open", createdAt(), now, null, null));
    }

    /** Returns this pull request closed, with or without a merge. */
    public PullRequest closed(@Nullable Merge how, Instant now) {
        return with(this.words, this.headSha, this.base, new Life("closed", createdAt(), now, now, how));
    }

    private PullRequest with(Words newWords, String sha, String newBase, Life newLife) {
        return new PullRequest(
                this.id,
                this.repository,
                this.number,
                newWords,
                this.author,
                this.head,
                sha,
                newBase,
                this.baseSha,
                newLife);
    }
}
