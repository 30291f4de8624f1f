package dev.slipway.sandbox.aws.ecs;

import dev.slipway.sandbox.aws.AwsError;
import dev.slipway.sandbox.aws.JsonInput;

/**
 * How a service's deployments go.
 *
 * @param minimumPercent percentage of the wanted tasks that stay healthy
 * @param maximumPercent percentage of the wanted tasks that may run
 * @param breaker whether a deployment whose tasks do not start is given up
 * @param rollback whether the last deployment that was completed comes back then
 */
record DeploymentSettings(int minimumPercent, int maximumPercent, boolean breaker, boolean rollback) {

    private static final DeploymentSettings DEFAULT = new DeploymentSettings(100, 200, false, false);
    private static final int FEWEST = 3;
    private static final int MOST = 200;

    static DeploymentSettings of(JsonInput input) {
        return DEFAULT.changedBy(input);
    }

    /** Returns these settings with what the input names. */
    DeploymentSettings changedBy(JsonInput input) {
        JsonInput given = input.member("deploymentConfiguration");
        JsonInput breaker = given.member("deploymentCircuitBreaker");
        int minimum = given.number("minimumHealthyPercent", this.minimumPercent);
        int maximum = given.number("maximumPercent", this.maximumPercent);
        if (minimum < 0 || maximum < 100 || maximum < minimum) {
            throw AwsError.of(
                    "InvalidParameterException",
                    "maximumPercent %d must be at least 100 and not below minimumHealthyPercent %d."
                            .formatted(maximum, minimum));
        }
        boolean hasBreaker = given.has("deploymentCircuitBreaker");
        return new DeploymentSettings(
                minimum,
                maximum,
                hasBreaker ? breaker.flag("enable") : this.breaker,
                hasBreaker ? breaker.flag("rollback") : this.rollback);
    }

    /** Returns how many tasks must stay healthy. */
    int fewestHealthy(int desired) {
        return (desired * this.minimumPercent + 99) / 100;
    }

    /** Returns how many tasks may run. */
    int mostRunning(int desired) {
        return desired * this.maximumPercent / 100;
    }

    /** Returns after how many failed tasks in a row a deployment is given up. */
    static int breakerThreshold(int desired) {
        return Math.min(MOST, Math.max(FEWEST, (desired + 1) / 2));
    }
}
