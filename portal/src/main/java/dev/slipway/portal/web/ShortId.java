package dev.slipway.portal.web;

/**
 * A long identifier, such as a digest or a commit: shown short, copied whole. For the fragment {@code id}.
 *
 * @param full all of it
 * @param brief what is shown
 */
public record ShortId(String full, String brief) {
    private static final int DIGITS = 7;

    /** Returns a commit, cut as git does. */
    public static ShortId commit(String commit) {
        return new ShortId(commit, commit.length() > DIGITS ? commit.substring(0, DIGITS) : commit);
    }

    /** Returns a digest with its algorithm and the first digits. */
    public static ShortId digest(String digest) {
        int end = digest.indexOf(':') + 1 + DIGITS;
        return new ShortId(digest, digest.length() > end ? digest.substring(0, end) + "…" : digest);
    }
}
