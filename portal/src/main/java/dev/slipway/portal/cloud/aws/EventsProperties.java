package dev.slipway.portal.cloud.aws;

import jakarta.validation.constraints.NotBlank;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Where lifecycle events are published.
 *
 * @param topicArn ARN of the SNS topic
 */
@Validated
@ConfigurationProperties("slipway.events")
record EventsProperties(@NotBlank String topicArn) {}
