/** The contract of all lifecycle events: CDEvents payloads in CloudEvents envelopes. Knows no other module. */
@NullMarked
package dev.slipway.events;

import org.jspecify.annotations.NullMarked;
