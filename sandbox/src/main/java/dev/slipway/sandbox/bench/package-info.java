/** Measures the speed of the portal, as ratios of what ran side by side on the same machine. */
@NullMarked
package dev.slipway.sandbox.bench;

import org.jspecify.annotations.NullMarked;
