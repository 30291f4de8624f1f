/** The whole outside world on one machine. */
@NullMarked
package dev.slipway.sandbox;

import org.jspecify.annotations.NullMarked;
