package dev.slipway.portal.deployment;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** What started a deployment. */
public enum Trigger {
    /** A pipeline, after a build. */
    @JsonProperty("pipeline")
    PIPELINE,
    /** A person who named an image. */
    @JsonProperty("person")
    PERSON,
    /** A person who brought what runs in one environment to the next. */
    @JsonProperty("promotion")
    PROMOTION,
    /** A person who went back to an earlier image. */
    @JsonProperty("rollback")
    ROLLBACK,
    /** A person who changed the configuration. */
    @JsonProperty("configuration")
    CONFIGURATION;

    /** Returns the word for people and events. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
