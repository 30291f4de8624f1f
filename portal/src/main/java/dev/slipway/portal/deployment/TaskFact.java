package dev.slipway.portal.deployment;

import dev.slipway.portal.provisioning.Fact;
import org.jspecify.annotations.Nullable;

/**
 * What is to run.
 *
 * @param arn ARN of the task definition
 * @param logGroup log group of its container
 * @param targetGroup ARN of the target group that its tasks join; null for an app without traffic
 */
record TaskFact(String arn, String logGroup, @Nullable String targetGroup) implements Fact {}
