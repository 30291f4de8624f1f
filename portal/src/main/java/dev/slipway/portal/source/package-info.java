/** The need for a place that hosts source code. */
@NullMarked
package dev.slipway.portal.source;

import org.jspecify.annotations.NullMarked;
