/** The steps of runs, one class each. */
@NullMarked
package dev.slipway.portal.provisioning.step;

import org.jspecify.annotations.NullMarked;
