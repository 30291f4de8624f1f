package dev.slipway.portal.provisioning.repair;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How often apps are compared with their inventory.
 *
 * @param every time between two comparisons of an app
 * @param round how often an instance looks which apps are due
 * @param again when an app is compared again that could not be
 */
@ConfigurationProperties("slipway.drift")
record DriftProperties(
        @DefaultValue("6h") Duration every,
        @DefaultValue("30s") Duration round,
        @DefaultValue("10m") Duration again) {}
