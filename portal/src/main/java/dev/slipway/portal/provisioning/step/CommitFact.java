package dev.slipway.portal.provisioning.step;

import dev.slipway.portal.provisioning.Fact;

/**
 * The commit that the app began with.
 *
 * @param commit its full id
 */
record CommitFact(String commit) implements Fact {}
