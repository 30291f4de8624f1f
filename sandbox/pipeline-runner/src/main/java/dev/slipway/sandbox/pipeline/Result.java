package dev.slipway.sandbox.pipeline;

/** How a build or a stage ended, from best to worst. */
public enum Result {
    SUCCESS,
    UNSTABLE,
    FAILURE,
    NOT_BUILT,
    ABORTED;

    /** Returns the worse of two results. */
    public Result combine(Result other) {
        return compareTo(other) >= 0 ? this : other;
    }

    /** Returns whether this is at least as bad as another result. */
    public boolean isWorseOrEqualTo(Result other) {
        return compareTo(other) >= 0;
    }

    /** Returns the word that Jenkins's stage view uses. */
    public String stageStatus() {
        return this == FAILURE ? "FAILED" : this == NOT_BUILT ? "NOT_EXECUTED" : name();
    }
}
