package dev.slipway.portal;

import dev.slipway.portal.secret.Masked;

/** A thing that was asked for by name or id and does not exist, or that the caller may not see. Answers as 404. */
public class NotFound extends RuntimeException {

    /** @param message what was asked for and where to look instead */
    public NotFound(String message) {
        super(Masked.in(message));
    }
}
