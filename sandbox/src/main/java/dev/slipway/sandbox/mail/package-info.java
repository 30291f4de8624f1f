/** An SMTP server with an inbox page. */
@NullMarked
package dev.slipway.sandbox.mail;

import org.jspecify.annotations.NullMarked;
