/** Puts the outside systems together, lays the platform's foundation, and starts the portal on it. */
@NullMarked
package dev.slipway.sandbox.world;

import org.jspecify.annotations.NullMarked;
