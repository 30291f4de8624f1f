/** The portal in a browser, with people who sign in. */
@NullMarked
package dev.slipway.sandbox.pages;

import org.jspecify.annotations.NullMarked;
