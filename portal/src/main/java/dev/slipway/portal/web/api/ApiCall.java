package dev.slipway.portal.web.api;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One call of the API, for people.
 *
 * @param call method and path
 * @param does what it does, in a few words
 * @param words what one must know to use it
 * @param who who may call it
 * @param body an example of the body; null for a call without one
 * @param status status of the answer when all goes well
 * @param answer an example of the answer; null for one without a body
 */
public record ApiCall(
        String call,
        String does,
        String words,
        String who,
        @Nullable Object body,
        int status,
        @Nullable Object answer) {

    /** Checks that everything a reader needs is there. */
    public ApiCall {
        Objects.requireNonNull(does, () -> call + " does not say what it does");
        Objects.requireNonNull(words, () -> call + " has no words");
        Objects.requireNonNull(who, () -> call + " does not say who may call it");
    }

    /** Returns the method. */
    public String method() {
        return this.call.substring(0, this.call.indexOf(' '));
    }

    /** Returns the path, its variables in braces. */
    public String path() {
        return this.call.substring(this.call.indexOf(' ') + 1);
    }
}
