package dev.slipway.sandbox.aws.elb;

import java.time.Duration;
import java.util.Map;

/**
 * A target group as it is kept.
 *
 * @param arn its ARN
 * @param name its name
 * @param port port of targets that name none
 * @param vpc id of the VPC
 * @param check how targets are checked
 * @param attributes its attributes
 * @param tags its tags
 */
record TargetGroup(
        String arn,
        String name,
        int port,
        String vpc,
        HealthCheck check,
        Map<String, String> attributes,
        Map<String, String> tags) {

    private static final String DELAY = "deregistration_delay.timeout_seconds";

    /** Copies the maps. */
    TargetGroup {
        attributes = Map.copyOf(attributes);
        tags = Map.copyOf(tags);
    }

    /** Returns how long requests under way may take after a target has left. */
    Duration deregistrationDelay() {
        return Duration.ofSeconds(Long.parseLong(this.attributes.getOrDefault(DELAY, "300")));
    }

    TargetGroup withTags(Map<String, String> tags) {
        return new TargetGroup(this.arn, this.name, this.port, this.vpc, this.check, this.attributes, tags);
    }

    TargetGroup withCheck(HealthCheck check) {
        return new TargetGroup(this.arn, this.name, this.port, this.vpc, check, this.attributes, this.tags);
    }

    TargetGroup withAttributes(Map<String, String> attributes) {
        return new TargetGroup(this.arn, this.name, this.port, this.vpc, this.check, attributes, this.tags);
    }

    /**
     * How targets are checked.
     *
     * @param path path of the request
     * @param matcher statuses that mean healthy: {@code 200}, {@code 200,204}, {@code 200-299}
     * @param interval seconds between two checks
     * @param timeout seconds that an answer may take
     * @param healthyThreshold good checks in a row after which an unhealthy target is healthy
     * @param unhealthyThreshold bad checks in a row after which a target is unhealthy
     */
    record HealthCheck(
            String path, String matcher, int interval, int timeout, int healthyThreshold, int unhealthyThreshold) {

        /** Returns whether a status means healthy. */
        boolean matches(int status) {
            for (String part : this.matcher.split(",")) {
                String[] bounds = part.trim().split("-");
                if (status >= Integer.parseInt(bounds[0]) && status <= Integer.parseInt(bounds[bounds.length - 1])) {
                    return true;
                }
            }
            return false;
        }
    }
}
