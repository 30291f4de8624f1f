/** The rules that a deployment must keep: each is a gate of its own, and all are asked in one place. */
@NullMarked
package dev.slipway.portal.deployment.gate;

import org.jspecify.annotations.NullMarked;
