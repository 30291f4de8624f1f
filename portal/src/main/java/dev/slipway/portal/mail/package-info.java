/** The need to write to people. */
@NullMarked
package dev.slipway.portal.mail;

import org.jspecify.annotations.NullMarked;
