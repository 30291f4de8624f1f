/** Webhooks: what is told, to whom, with which signature, and how it went. */
@NullMarked
package dev.slipway.sandbox.github.event;

import org.jspecify.annotations.NullMarked;
