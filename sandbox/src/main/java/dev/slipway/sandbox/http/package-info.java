/** What all outside systems share: loopback servers and stored documents. */
@NullMarked
package dev.slipway.sandbox.http;

import org.jspecify.annotations.NullMarked;
