/** Commands that prove Slipway's promises by looking at the outside systems themselves. */
@NullMarked
package dev.slipway.sandbox.proof;

import org.jspecify.annotations.NullMarked;
