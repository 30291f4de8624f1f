/** How services hand messages to one another: targets, patterns, and queues that try again. */
@NullMarked
package dev.slipway.sandbox.aws.delivery;

import org.jspecify.annotations.NullMarked;
