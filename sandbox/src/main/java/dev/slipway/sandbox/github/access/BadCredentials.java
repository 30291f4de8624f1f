package dev.slipway.sandbox.github.access;

/** Credentials that nobody here has. The message is GitHub's and never holds what was given. */
public final class BadCredentials extends RuntimeException {

    /** @param message GitHub's words */
    public BadCredentials(String message) {
        super(message, null, false, false);
    }
}
