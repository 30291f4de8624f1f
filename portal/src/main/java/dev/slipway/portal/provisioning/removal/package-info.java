/** Runs that take an app away again: undo of a create run, and decommission. */
@NullMarked
package dev.slipway.portal.provisioning.removal;

import org.jspecify.annotations.NullMarked;
