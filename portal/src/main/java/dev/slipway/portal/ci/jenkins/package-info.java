/** Jenkins as build server. */
@NullMarked
package dev.slipway.portal.ci.jenkins;

import org.jspecify.annotations.NullMarked;
