/** The services that carry messages and keep tables, put together. */
@NullMarked
package dev.slipway.sandbox.aws.messaging;

import org.jspecify.annotations.NullMarked;
