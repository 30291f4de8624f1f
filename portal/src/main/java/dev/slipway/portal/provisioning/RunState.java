package dev.slipway.portal.provisioning;

/** How far a run has come. */
public enum RunState {
    /** Stored and waiting for an instance to take it. */
    QUEUED,
    /** In the hands of an instance, or between two. */
    RUNNING,
    /** All steps are done. */
    SUCCEEDED,
    /** A step could not be done; its words say why. */
    FAILED,
    /** A person stopped it. */
    CANCELLED;

    /** Returns whether nothing more happens by itself. */
    public boolean isEnded() {
        return this == SUCCEEDED || this == FAILED || this == CANCELLED;
    }
}
