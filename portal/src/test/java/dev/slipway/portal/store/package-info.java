/** A table in memory for tests. */
@NullMarked
package dev.slipway.portal.store;

import org.jspecify.annotations.NullMarked;
