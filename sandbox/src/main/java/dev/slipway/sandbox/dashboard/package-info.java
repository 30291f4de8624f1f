/** The sandbox's own page: what there is and where. */
@NullMarked
package dev.slipway.sandbox.dashboard;

import org.jspecify.annotations.NullMarked;
