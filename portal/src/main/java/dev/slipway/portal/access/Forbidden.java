package dev.slipway.portal.access;

/** The caller may not do what they asked for. Answers as 403 problem details. */
public class Forbidden extends RuntimeException {

    /** @param message who may not do what, and whom to ask */
    public Forbidden(String message) {
        super(message);
    }
}
