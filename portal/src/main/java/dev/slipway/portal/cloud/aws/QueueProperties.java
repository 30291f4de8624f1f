package dev.slipway.portal.cloud.aws;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How work comes to the instances of the portal.
 *
 * @param name name of the FIFO queue
 * @param inHand how many pieces of work an instance has in hand at once
 * @param visibility how long a piece in hand stays hidden from others without a sign of life
 * @param heartbeat how often the pieces in hand are hidden anew
 * @param poll how long one call waits for work; an instance that is told to stop waits for its end
 */
@ConfigurationProperties("slipway.queue")
public record QueueProperties(
        @DefaultValue("slipway-runs.fifo") String name,
        @DefaultValue("300") int inHand,
        @DefaultValue("15s") Duration visibility,
        @DefaultValue("4s") Duration heartbeat,
        @DefaultValue("3s") Duration poll) {}
