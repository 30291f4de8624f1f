package dev.slipway.sandbox.jenkins;

import org.jspecify.annotations.Nullable;

/**
 * A branch or a pull request, at one commit.
 *
 * @param name name of the branch, or {@code PR-} with the number
 * @param branch the branch that holds the commit
 * @param commit the commit
 * @param primary whether it is the repository's default branch
 * @param change the pull request; null for a branch
 */
record Head(
        String name,
        String branch,
        String commit,
        boolean primary,
        @Nullable Change change) {

    /**
     * A pull request.
     *
     * @param number its number
     * @param title its title
     * @param url its page
     * @param author who opened it
     * @param intoBranch the branch it is to be merged into
     * @param intoCommit the commit of that branch
     */
    record Change(int number, String title, String url, String author, String intoBranch, String intoCommit) {}

    static Head branch(String name, String commit, boolean primary) {
        return new Head(name, name, commit, primary, null);
    }

    String jobName() {
        return this.name.replace("%", "%25").replace("/", "%2F");
    }
}
