/** Who calls, and what he may do: people with their tokens, the App, and its installation. */
@NullMarked
package dev.slipway.sandbox.github.access;

import org.jspecify.annotations.NullMarked;
