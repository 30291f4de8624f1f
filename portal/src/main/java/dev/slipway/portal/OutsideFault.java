package dev.slipway.portal;

import dev.slipway.portal.secret.Masked;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * An outside system did not do what it was asked.
 *
 * <p>Adapters translate their library's exceptions into this one, so that the engine can decide between another attempt
 * and giving up without knowing any vendor. The message is for people; it never holds a credential, and what looks like one is masked.
 */
public class OutsideFault extends RuntimeException {

    private final String system;
    private final boolean transientFault;
    private final boolean attempt;
    private final @Nullable Duration retryAfter;

    private OutsideFault(
            String system,
            boolean transientFault,
            boolean attempt,
            @Nullable Duration retryAfter,
            String message,
            @Nullable Throwable cause) {
        super(Masked.in(message), cause);
        this.system = system;
        this.transientFault = transientFault;
        this.attempt = attempt;
        this.retryAfter = retryAfter;
    }

    /** A fault that may heal by itself: a time-out, a reset connection, a 5xx, throttling. */
    public static OutsideFault passing(
            String system, String message, @Nullable Duration retryAfter, @Nullable Throwable cause) {
        return new OutsideFault(system, true, true, retryAfter, message, cause);
    }

    /** Nothing was asked, because what we may ask is used up for now; to wait for it is no failed attempt. */
    public static OutsideFault notAllowedYet(String system, String message, Duration wait) {
        return new OutsideFault(system, true, false, wait, message, null);
    }

    /** A refusal that another attempt cannot mend: missing rights, a name that is not allowed. */
    public static OutsideFault lasting(String system, String message, @Nullable Throwable cause) {
        return new OutsideFault(system, false, true, null, message, cause);
    }

    /** Returns the outside system's name for people: {@code GitHub}, {@code Jenkins}, {@code ECS}. */
    public String system() {
        return this.system;
    }

    /** Returns whether another attempt may succeed. */
    public boolean mayHeal() {
        return this.transientFault;
    }

    /** Returns whether the system was asked at all; when not, waiting is not counted against it. */
    public boolean isAttempt() {
        return this.attempt;
    }

    /** Returns how long the system asked us to wait, if it said so. */
    public @Nullable Duration retryAfter() {
        return this.retryAfter;
    }
}
