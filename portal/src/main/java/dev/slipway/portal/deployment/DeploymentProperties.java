package dev.slipway.portal.deployment;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How deployments go.
 *
 * @param platform operating system and architecture that the platform runs
 * @param turnWithin how long a deployment may wait for its turn, and for the infrastructure of an app that is being created
 * @param steadyWithin how long a rollout may take until its tasks are healthy
 * @param smokeWithin how long a deployed app may take until it answers
 * @param askAgainIn how long to wait between two looks at a rollout
 * @param logLines how many log lines of a failed rollout are kept
 */
@ConfigurationProperties("slipway.deployment")
public record DeploymentProperties(
        @DefaultValue("linux/amd64") String platform,
        @DefaultValue("2h") Duration turnWithin,
        @DefaultValue("10m") Duration steadyWithin,
        @DefaultValue("60s") Duration smokeWithin,
        @DefaultValue("1s") Duration askAgainIn,
        @DefaultValue("40") int logLines) {}
