/** Compares what apps should have with what is there, and restores what is missing. */
@NullMarked
package dev.slipway.portal.provisioning.repair;

import org.jspecify.annotations.NullMarked;
