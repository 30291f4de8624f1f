package dev.slipway.portal.deployment.configuration;

import java.time.Instant;

/**
 * One version of the configuration of an app in an environment; it never changes.
 *
 * @param version 1, 2, 3…; 0 is what the template says
 * @param values what differs from the template
 * @param by short name of who made it
 * @param at when
 * @param reason why
 */
public record ConfigurationVersion(int version, ConfigurationValues values, String by, Instant at, String reason) {

    /** What the template says. */
    static final ConfigurationVersion TEMPLATE =
            new ConfigurationVersion(0, ConfigurationValues.TEMPLATE, "", Instant.EPOCH, "");

    /** Returns the version after this one. */
    ConfigurationVersion next(ConfigurationValues values, String by, Instant at, String reason) {
        return new ConfigurationVersion(this.version + 1, values, by, at, reason);
    }
}
