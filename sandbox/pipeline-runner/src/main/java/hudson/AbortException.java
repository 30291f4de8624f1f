package hudson;

import java.io.IOException;

/**
 * A failure that is told by its message alone, without a stack trace.
 *
 * <p>It bears the name it has on a real controller, because pipelines and libraries catch it by that name.
 */
public class AbortException extends IOException {

    /** @param message what failed, for the build's log */
    public AbortException(String message) {
        super(message);
    }
}
