/** Deployments: what runs where, and how it came there. */
@NullMarked
package dev.slipway.portal.deployment;

import org.jspecify.annotations.NullMarked;
