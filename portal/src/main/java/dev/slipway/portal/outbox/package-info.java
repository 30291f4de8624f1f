/** Lifecycle events that are stored with the change they tell of, and published after. */
@NullMarked
package dev.slipway.portal.outbox;

import org.jspecify.annotations.NullMarked;
