/** The needs for a registry, a container platform, stacks and an event bus. */
@NullMarked
package dev.slipway.portal.cloud;

import org.jspecify.annotations.NullMarked;
