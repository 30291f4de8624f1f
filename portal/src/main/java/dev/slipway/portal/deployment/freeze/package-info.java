/** Freezes: times in which nothing is deployed, but for rollbacks and what a lead overrides with a reason. */
@NullMarked
package dev.slipway.portal.deployment.freeze;

import org.jspecify.annotations.NullMarked;
