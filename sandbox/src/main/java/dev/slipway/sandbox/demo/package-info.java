/** Apps that never were, with a year of history, so that pages and charts have something to show. */
@NullMarked
package dev.slipway.sandbox.demo;

import org.jspecify.annotations.NullMarked;
