/** Apps, their names, teams and environments. */
@NullMarked
package dev.slipway.portal.app;

import org.jspecify.annotations.NullMarked;
