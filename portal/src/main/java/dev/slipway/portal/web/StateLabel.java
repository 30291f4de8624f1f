package dev.slipway.portal.web;

/**
 * A state as pages show it, for the fragment {@code state}: a shape and a colour by its look, and always a word.
 *
 * @param look one of the five looks of the style sheet
 * @param word the word
 */
public record StateLabel(String look, String word) {
    /** It has not begun. */
    public static StateLabel waiting(String word) {
        return new StateLabel("waiting", word);
    }

    /** It is under way. */
    public static StateLabel running(String word) {
        return new StateLabel("running", word);
    }

    /** It went well. */
    public static StateLabel done(String word) {
        return new StateLabel("done", word);
    }

    /** It waits for a person, or a rule stopped it. */
    public static StateLabel held(String word) {
        return new StateLabel("held", word);
    }

    /** It went wrong. */
    public static StateLabel failed(String word) {
        return new StateLabel("failed", word);
    }
}
