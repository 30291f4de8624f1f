/** Runs: durable executions of a plan on one app. */
@NullMarked
package dev.slipway.portal.provisioning;

import org.jspecify.annotations.NullMarked;
