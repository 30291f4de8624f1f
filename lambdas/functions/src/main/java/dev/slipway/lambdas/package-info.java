/** Functions that turn published lifecycle events into the history that the portal reads. */
@NullMarked
package dev.slipway.lambdas;

import org.jspecify.annotations.NullMarked;
