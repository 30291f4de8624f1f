package dev.slipway.portal.cloud.aws;

import jakarta.validation.constraints.NotBlank;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where lifecycle events are published.
 *
 * @param topicArn ARN of the SNS topic
 * @param deadLetterQueues names of the queues that take what did not make it into the history
 */
@Validated
@ConfigurationProperties("slipway.events")
record EventsProperties(
        @NotBlank String topicArn,

        @DefaultValue({"slipway-events-undelivered", "slipway-events-unreadable"})
        List<String> deadLetterQueues) {

    /** Copies the names. */
    EventsProperties {
        deadLetterQueues = List.copyOf(deadLetterQueues);
    }
}
