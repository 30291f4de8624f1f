package dev.slipway.portal.deployment;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How far a deployment has come. */
public enum DeploymentState {
    /** Stored and waiting for its turn. */
    @JsonProperty("queued")
    QUEUED,
    /** Rolling out. */
    @JsonProperty("running")
    RUNNING,
    /** Its image runs and answers. */
    @JsonProperty("succeeded")
    SUCCEEDED,
    /** It did not come up or did not answer. */
    @JsonProperty("failed")
    FAILED,
    /** It was not begun, because a rule forbids it. */
    @JsonProperty("refused")
    REFUSED;

    /** Returns whether nothing more happens. */
    public boolean isEnded() {
        return this == SUCCEEDED || this == FAILED || this == REFUSED;
    }
}
