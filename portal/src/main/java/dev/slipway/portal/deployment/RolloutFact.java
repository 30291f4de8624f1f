package dev.slipway.portal.deployment;

import dev.slipway.portal.provisioning.Fact;
import org.jspecify.annotations.Nullable;

/**
 * How the rollout began.
 *
 * @param first whether nothing has run here before, so that there is nothing to return to
 * @param previousTaskDefinition ARN of the task definition that ran before
 */
record RolloutFact(boolean first, @Nullable String previousTaskDefinition) implements Fact {}
