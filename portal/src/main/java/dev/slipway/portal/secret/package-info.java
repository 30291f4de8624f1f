/** Secrets of the settings: by reference, never as text in a file. */
@NullMarked
package dev.slipway.portal.secret;

import org.jspecify.annotations.NullMarked;
