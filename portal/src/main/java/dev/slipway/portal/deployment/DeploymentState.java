package dev.slipway.portal.deployment;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** How far a deployment has come. */
public enum DeploymentState {
    /** Waiting for a person's approval; nothing works on it. */
    @JsonProperty("waiting")
    WAITING,
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
    /** A person or a newer deployment stopped it. */
    @JsonProperty("cancelled")
    CANCELLED,
    /** It was not begun, because a rule forbids it. */
    @JsonProperty("refused")
    REFUSED;

    /** Returns whether nothing more happens. */
    public boolean isEnded() {
        return this != WAITING && this != QUEUED && this != RUNNING;
    }

    /** Returns the word for people. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
