/** The portal: where a developer turns an app name into a running app. */
@NullMarked
package dev.slipway.portal;

import org.jspecify.annotations.NullMarked;
