/** Queries over the recorded events. */
@NullMarked
package dev.slipway.portal.history;

import org.jspecify.annotations.NullMarked;
