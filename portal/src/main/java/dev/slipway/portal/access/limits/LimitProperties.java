package dev.slipway.portal.access.limits;

import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How many requests one principal may make in a minute, at each instance of the portal.
 *
 * @param reads requests that only read
 * @param changes requests that change something
 * @param failures requests from one network address that bring no valid token
 */
@Validated
@ConfigurationProperties("slipway.limits")
public record LimitProperties(
        @Min(1) @DefaultValue("1200") int reads,
        @Min(1) @DefaultValue("120") int changes,
        @Min(1) @DefaultValue("300") int failures) {}
