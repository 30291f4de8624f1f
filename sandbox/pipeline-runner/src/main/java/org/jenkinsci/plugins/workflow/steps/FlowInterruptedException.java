package org.jenkinsci.plugins.workflow.steps;

/**
 * Ends a running step from outside: the build was stopped, or a time limit passed.
 *
 * <p>It bears the name it has on a real controller, because pipelines and libraries catch it by that name.
 */
public final class FlowInterruptedException extends InterruptedException {

    private final String cause;

    /** @param cause why, for the build's log */
    public FlowInterruptedException(String cause) {
        super(cause);
        this.cause = cause;
    }

    /** Returns why, for the build's log. */
    public String cause() {
        return this.cause;
    }
}
