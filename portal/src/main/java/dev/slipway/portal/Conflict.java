package dev.slipway.portal;

import dev.slipway.portal.secret.Masked;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Something of that name exists already and is not ours to touch. Answers as 409 problem details.
 */
public class Conflict extends RuntimeException {

    private final @Nullable URI existing;

    /**
     * @param message what is in the way, in which system, and what to do
     * @param existing address of what is in the way, where there is one
     */
    public Conflict(String message, @Nullable URI existing) {
        super(Masked.in(message));
        this.existing = existing;
    }

    /** Returns the address of what is in the way. */
    public @Nullable URI existing() {
        return this.existing;
    }
}
