package dev.slipway.portal.deployment;

import org.jspecify.annotations.Nullable;

/**
 * How an app came into an environment for the first time.
 *
 * @param run id of the environment run
 * @param order what it deploys when the environment stands
 * @param deployment id of that deployment; null before it is opened
 */
public record EnvironmentSetup(
        String run, Order order, @Nullable String deployment) {}
