/** Answers a request that is sent again with its idempotency key as the first time. */
@NullMarked
package dev.slipway.portal.access.repeat;

import org.jspecify.annotations.NullMarked;
