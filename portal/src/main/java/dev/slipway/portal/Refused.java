package dev.slipway.portal;

import dev.slipway.portal.secret.Masked;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** A rule of the company forbids it now: a freeze, a hold, a missing approval. Answers as 409 problem details. */
public class Refused extends RuntimeException {

    private final @Nullable URI attempt;

    /**
     * @param message which rule, since when or by whom, and what to do
     * @param attempt address where the refused attempt is kept, where it is
     */
    public Refused(String message, @Nullable URI attempt) {
        super(Masked.in(message));
        this.attempt = attempt;
    }

    /** Returns where the refused attempt is kept. */
    public @Nullable URI attempt() {
        return this.attempt;
    }
}
