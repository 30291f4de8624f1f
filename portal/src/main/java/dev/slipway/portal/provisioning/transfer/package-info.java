/** Gives apps to other teams and owners. */
@NullMarked
package dev.slipway.portal.provisioning.transfer;

import org.jspecify.annotations.NullMarked;
