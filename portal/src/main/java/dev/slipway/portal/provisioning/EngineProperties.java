package dev.slipway.portal.provisioning;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How runs are executed.
 *
 * @param callsAtOnce how many steps an instance runs at once against one outside system
 * @param inHand how many runs that change apps an instance works on at once; fewer than {@code slipway.queue.in-hand},
 *     which leaves room for their deployments
 * @param lease how long an instance holds a run without a sign of life
 * @param heartbeat how often leases are extended
 * @param longestCall how long one call of a step may take at most; a lease is held that long before a call, so it bounds
 *     how soon another instance takes over what a killed one was doing
 * @param sweep how often runs that nobody holds are looked for
 * @param attempts how often a step is tried when its system fails
 * @param firstBackoff how long to wait before the second attempt; doubles with each further one
 * @param longestBackoff the longest wait between two attempts
 * @param news how often a reader that follows a run looks for news
 */
@ConfigurationProperties("slipway.engine")
public record EngineProperties(
        @DefaultValue("16") int callsAtOnce,
        @DefaultValue("100") int inHand,
        @DefaultValue("10s") Duration lease,
        @DefaultValue("3s") Duration heartbeat,
        @DefaultValue("90s") Duration longestCall,
        @DefaultValue("2s") Duration sweep,
        @DefaultValue("6") int attempts,
        @DefaultValue("500ms") Duration firstBackoff,
        @DefaultValue("30s") Duration longestBackoff,
        @DefaultValue("400ms") Duration news) {}
