package dev.slipway.events;

import org.jspecify.annotations.Nullable;

/** A message that is no lifecycle event; the message says why. */
public final class UnreadableEvent extends IllegalArgumentException {

    UnreadableEvent(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** Makes one that says why the message is none. */
    public static UnreadableEvent because(String reason) {
        return new UnreadableEvent(reason, null);
    }
}
