package dev.slipway.sandbox.aws.autoscaling;

/**
 * Bounds between which the number of tasks of a service may be changed.
 *
 * @param resource {@code service/<cluster>/<service>}
 * @param dimension {@code ecs:service:DesiredCount}
 * @param min fewest tasks
 * @param max most tasks
 * @param role ARN of the role that scales
 * @param createdAt seconds since 1970
 */
record ScalableTarget(String resource, String dimension, int min, int max, String role, long createdAt) {}
