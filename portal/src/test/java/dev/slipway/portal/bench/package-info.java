/** Measures the engine in a world of fixed latencies, as ratios of what that world allows. */
@NullMarked
package dev.slipway.portal.bench;

import org.jspecify.annotations.NullMarked;
