package dev.slipway.portal.deployment;

import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What deployments to an environment need, by the environment's name.
 *
 * @param approvals how many people must approve: 0 or 1
 * @param requiredChecks names of the commit statuses that must be green
 */
@ConfigurationProperties("slipway.gates")
public record GateProperties(
        @DefaultValue Map<String, Integer> approvals,
        @DefaultValue Map<String, List<String>> requiredChecks) {

    /** Copies the maps. */
    public GateProperties {
        approvals = Map.copyOf(approvals);
        requiredChecks = Map.copyOf(requiredChecks);
    }
}
