/** Tests of apps. */
@NullMarked
package dev.slipway.portal.app;

import org.jspecify.annotations.NullMarked;
