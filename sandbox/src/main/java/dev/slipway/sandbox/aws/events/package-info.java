/** EventBridge: buses, rules with patterns, and their targets. */
@NullMarked
package dev.slipway.sandbox.aws.events;

import org.jspecify.annotations.NullMarked;
