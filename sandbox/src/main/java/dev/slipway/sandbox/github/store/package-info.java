/** What GitHub remembers beside git: repositories' settings, statuses, pull requests, hooks and their deliveries. */
@NullMarked
package dev.slipway.sandbox.github.store;

import org.jspecify.annotations.NullMarked;
