/** The need for a server that builds. */
@NullMarked
package dev.slipway.portal.ci;

import org.jspecify.annotations.NullMarked;
