package dev.slipway.sandbox.aws.autoscaling;

import java.util.Map;

/**
 * A policy of a scalable target.
 *
 * @param name its name
 * @param arn its ARN
 * @param resource the target's resource
 * @param dimension the target's dimension
 * @param type such as {@code TargetTrackingScaling}
 * @param configuration its configuration, as it was given
 * @param createdAt seconds since 1970
 */
record ScalingPolicy(
        String name,
        String arn,
        String resource,
        String dimension,
        String type,
        Map<String, Object> configuration,
        long createdAt) {}
